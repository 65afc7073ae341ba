import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountView } from '../../../shared/domain/account';
import type { ConnectionTestView } from '../../../shared/domain/connection';
import type { SessionView } from '../../../shared/ipc/contract';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import {
  accountFormProblems,
  formOfAccount,
  newAccountForm,
  toAccountInput,
  withDefaultName,
  type AccountForm,
  type AccountFormField,
  type AccountFormProblems,
} from './account-form';

/** What could not be done ("The account was not saved.") and why. */
export interface SettingsTrouble {
  what: string;
  failure: BridgeFailure;
}

/** An account being written: a new one, one that exists, or the first real one, which ends the training. */
export interface AccountEditor {
  kind: 'new' | 'existing' | 'set-up';
  account: AccountView | null;
  form: AccountForm;
  problems: AccountFormProblems;
  /** How often problems stopped a person: after the first time they come and go as the form is changed. */
  triedCount: number;
  /** The test of what the form says now; it is gone when the form says something else. */
  test: ConnectionTestView | null;
  busy: 'testing' | 'saving' | null;
  trouble: SettingsTrouble | null;
}

export interface AccountsState {
  session: SessionView | null;
  /** Null until they have been read. */
  accounts: AccountView[] | null;
  editor: AccountEditor | null;
  /** What was done last: "Clinic mail was saved." */
  note: string | null;
  trouble: SettingsTrouble | null;
}

export interface AccountsActions {
  read: () => Promise<void>;
  startNew: () => void;
  startSetUp: () => void;
  edit: (account: AccountView) => void;
  change: (changes: Partial<AccountForm>) => void;
  closeEditor: () => void;
  test: () => Promise<void>;
  /** Says whether it was saved. */
  save: () => Promise<boolean>;
  remove: (account: AccountView) => Promise<void>;
  resume: (account: AccountView) => Promise<void>;
  startOver: () => void;
}

export type AccountsStore = StoreApi<AccountsState & AccountsActions>;
type Set = AccountsStore['setState'];
type Get = AccountsStore['getState'];

const NOTHING_READ: AccountsState = {
  session: null,
  accounts: null,
  editor: null,
  note: null,
  trouble: null,
};

/** The sending accounts, and the one that is being written. What is written outlives the screen. */
export function createAccountsStore(): AccountsStore {
  return createStore((set, get) => ({
    ...NOTHING_READ,
    ...listActions(set),
    ...editorActions(set, get),
    ...mainActions(set, get),
    startOver: () => {
      set(NOTHING_READ);
    },
  }));
}

function listActions(set: Set): Pick<AccountsActions, 'read' | 'remove' | 'resume'> {
  const read = async (): Promise<void> => {
    try {
      const [session, accounts] = await Promise.all([ask('app:session', null), ask('accounts:list', null)]);
      set({ session, accounts });
    } catch (thrown) {
      set({ trouble: { what: 'The accounts cannot be shown.', failure: asFailure(thrown) } });
    }
  };
  const attempt = async (what: string, action: () => Promise<string | null>): Promise<void> => {
    set({ trouble: null, note: null });
    try {
      set({ note: await action() });
      await read();
    } catch (thrown) {
      set({ trouble: { what, failure: asFailure(thrown) } });
    }
  };
  return {
    read,
    remove: (account) =>
      attempt(`${account.name} was not removed.`, async () => {
        await ask('accounts:remove', { accountId: account.id });
        set({ editor: null });
        return `${account.name} was removed.`;
      }),
    resume: (account) =>
      attempt(`${account.name} is still paused.`, async () => {
        await ask('accounts:resume', { accountId: account.id });
        return `${account.name} tries again.`;
      }),
  };
}

type EditorActions = Pick<AccountsActions, 'startNew' | 'startSetUp' | 'edit' | 'change' | 'closeEditor'>;

function editorActions(set: Set, get: Get): EditorActions {
  const open = (kind: AccountEditor['kind'], account: AccountView | null): void => {
    const form = account === null ? newAccountForm() : formOfAccount(account);
    const editor = {
      kind,
      account,
      form,
      problems: {},
      triedCount: 0,
      test: null,
      busy: null,
      trouble: null,
    };
    set({ editor, note: null, trouble: null });
  };
  return {
    startNew: () => {
      open('new', null);
    },
    startSetUp: () => {
      if (get().editor?.kind !== 'set-up') open('set-up', null);
    },
    edit: (account) => {
      open('existing', account);
    },
    change: (changes) => {
      const { editor } = get();
      if (editor === null) return;
      const form = { ...editor.form, ...changes };
      const problems = editor.triedCount > 0 ? problemsOf(editor, form) : {};
      const test = isOtherConnection(editor.form, form) ? null : editor.test;
      set({ editor: { ...editor, form, problems, test, trouble: null } });
    },
    closeEditor: () => {
      set({ editor: null });
    },
  };
}

const CONNECTION_FIELDS: readonly AccountFormField[] = ['host', 'port', 'security', 'user', 'password'];

function isOtherConnection(before: AccountForm, after: AccountForm): boolean {
  return CONNECTION_FIELDS.some((field) => before[field] !== after[field]);
}

function problemsOf({ account }: AccountEditor, form: AccountForm): AccountFormProblems {
  const isPasswordKept = account?.password === 'kept' || account?.password === 'this-run-only';
  return accountFormProblems(form, isPasswordKept && form.password === null);
}

function mainActions(set: Set, get: Get): Pick<AccountsActions, 'test' | 'save'> {
  const update = (changes: Partial<AccountEditor>): void => {
    set(({ editor }) => ({ editor: editor === null ? null : { ...editor, ...changes } }));
  };
  /** The editor with a form that can be tested and saved; null while there are problems, which are shown. */
  const checked = (): AccountEditor | null => {
    const { editor } = get();
    if (editor === null || editor.busy !== null) return null;
    const form = withDefaultName(editor.form);
    const problems = problemsOf(editor, form);
    const isProblematic = Object.keys(problems).length > 0;
    update({
      form,
      problems,
      triedCount: isProblematic ? editor.triedCount + 1 : editor.triedCount,
      trouble: null,
    });
    return isProblematic ? null : { ...editor, form };
  };
  return {
    test: async () => {
      const editor = checked();
      if (editor === null) return;
      update({ busy: 'testing', test: null });
      try {
        const test = await ask('accounts:test-connection', requestOf(editor));
        const { editor: current } = get();
        const isStale = current === null || isOtherConnection(editor.form, current.form);
        update({ test: isStale ? null : test });
      } catch (thrown) {
        update({ trouble: { what: 'The connection was not tested.', failure: asFailure(thrown) } });
      } finally {
        update({ busy: null });
      }
    },
    save: async () => {
      const editor = checked();
      if (editor === null) return false;
      update({ busy: 'saving' });
      try {
        await saveThrough(editor);
        set({ editor: null, note: `${editor.form.name.trim()} was saved.` });
        if (editor.kind !== 'set-up') await get().read();
        return true;
      } catch (thrown) {
        update({ busy: null, trouble: { what: 'The account was not saved.', failure: asFailure(thrown) } });
        return false;
      }
    },
  };
}

function requestOf({ account, form }: AccountEditor) {
  return { accountId: account?.id ?? null, account: toAccountInput(form) };
}

async function saveThrough(editor: AccountEditor): Promise<void> {
  const request = requestOf(editor);
  if (editor.kind === 'set-up') await ask('practice:set-up-real-account', { account: request.account });
  else await ask('accounts:save', request);
}
