import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountView } from '../../../shared/domain/account';
import type { SessionView } from '../../../shared/ipc/contract';
import { ask, asFailure } from '../../shared/bridge';
import { withDefaultName, type AccountForm } from './account-form';
import {
  changed,
  hasProblems,
  isOtherConnection,
  isOtherTracking,
  newAccountRequest,
  openEditor,
  testRequest,
  trackingTestRequest,
  withProblems,
  type AccountEditor,
  type SettingsTrouble,
  type TrackingDraft,
} from './account-editor';
import type { TrackingForm } from './tracking-form';

export interface AccountsState {
  session: SessionView | null;
  /** Null until they have been read. */
  accounts: AccountView[] | null;
  /** Ids of those whose mailbox is read for reports. */
  trackedIds: readonly string[];
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
  /** Changes how a new account is to be tracked. */
  changeTracking: (changes: Partial<TrackingForm>) => void;
  setTracking: (changes: Partial<Pick<TrackingDraft, 'isWanted' | 'areFieldsShown'>>) => void;
  closeEditor: () => void;
  test: () => Promise<void>;
  /** Says whether it was saved. */
  save: () => Promise<boolean>;
  /** Says whether it was removed. */
  remove: (account: AccountView) => Promise<boolean>;
  /** What another editor has done: "Clinic SMS was saved." */
  tell: (note: string) => Promise<void>;
  resume: (account: AccountView) => Promise<void>;
  startOver: () => void;
}

export type AccountsStore = StoreApi<AccountsState & AccountsActions>;
type Set = AccountsStore['setState'];
type Get = AccountsStore['getState'];

const NOTHING_READ: AccountsState = {
  session: null,
  accounts: null,
  trackedIds: [],
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

function listActions(set: Set): Pick<AccountsActions, 'read' | 'remove' | 'resume' | 'tell'> {
  const read = async (): Promise<void> => {
    try {
      const [session, accounts, tracking] = await Promise.all([
        ask('app:session', null),
        ask('accounts:list', null),
        ask('tracking:list', null),
      ]);
      set({ session, accounts, trackedIds: tracking.map(({ accountId }) => accountId) });
    } catch (thrown) {
      set({ trouble: { what: 'The accounts cannot be shown.', failure: asFailure(thrown) } });
    }
  };
  const attempt = async (what: string, action: () => Promise<string>): Promise<boolean> => {
    set({ trouble: null, note: null });
    try {
      set({ note: await action() });
      await read();
      return true;
    } catch (thrown) {
      set({ trouble: { what, failure: asFailure(thrown) } });
      return false;
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
    resume: async (account) => {
      await attempt(`${account.name} is still paused.`, async () => {
        await ask('accounts:resume', { accountId: account.id });
        return `${account.name} tries again.`;
      });
    },
    tell: async (note) => {
      set({ note, trouble: null });
      await read();
    },
  };
}

type EditorActions = Pick<
  AccountsActions,
  'startNew' | 'startSetUp' | 'edit' | 'change' | 'changeTracking' | 'setTracking' | 'closeEditor'
>;

function editorActions(set: Set, get: Get): EditorActions {
  const open = (kind: AccountEditor['kind'], account: AccountView | null): void => {
    set({ editor: openEditor(kind, account), note: null, trouble: null });
  };
  const change = (changesOf: (editor: AccountEditor) => Partial<AccountEditor>): void => {
    const { editor } = get();
    if (editor !== null) set({ editor: changed(editor, changesOf(editor)) });
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
      change(({ form }) => ({ form: { ...form, ...changes } }));
    },
    changeTracking: (changes) => {
      change(({ tracking }) => ({
        tracking: tracking && { ...tracking, changes: { ...tracking.changes, ...changes } },
      }));
    },
    setTracking: (changes) => {
      change(({ tracking }) => ({ tracking: tracking && { ...tracking, ...changes } }));
    },
    closeEditor: () => {
      set({ editor: null });
    },
  };
}

type Update = (changesOf: (editor: AccountEditor) => Partial<AccountEditor>) => void;

function mainActions(set: Set, get: Get): Pick<AccountsActions, 'test' | 'save'> {
  const update: Update = (changesOf) => {
    set(({ editor }) => ({ editor: editor === null ? null : { ...editor, ...changesOf(editor) } }));
  };
  /** The editor with forms that can be tested and saved; null while there are problems, which are shown. */
  const checked = (): AccountEditor | null => {
    const { editor: before } = get();
    if (before === null || before.busy !== null) return null;
    const editor = withProblems({ ...before, form: withDefaultName(before.form), trouble: null });
    if (hasProblems(editor)) editor.triedCount += 1;
    set({ editor });
    return hasProblems(editor) ? null : editor;
  };
  return {
    test: async () => {
      const editor = checked();
      if (editor === null) return;
      update(({ tracking }) => ({
        ...{ busy: 'testing', test: null },
        tracking: tracking && { ...tracking, test: null },
      }));
      try {
        if (await testSending(editor, update, get)) await testTracking(editor, update, get);
      } catch (thrown) {
        update(() => ({ trouble: { what: 'The connection was not tested.', failure: asFailure(thrown) } }));
      } finally {
        update(() => ({ busy: null }));
      }
    },
    save: async () => {
      const editor = checked();
      if (editor === null) return false;
      update(() => ({ busy: 'saving' }));
      try {
        await saveThrough(editor);
        set({ editor: null, note: `${editor.form.name.trim()} was saved.` });
        if (editor.kind !== 'set-up') await get().read();
        return true;
      } catch (thrown) {
        const trouble = { what: 'The account was not saved.', failure: asFailure(thrown) };
        update(() => ({ busy: null, trouble }));
        return false;
      }
    },
  };
}

/** Says whether sending works and is still what the form says. */
async function testSending(editor: AccountEditor, update: Update, get: Get): Promise<boolean> {
  const test = await ask('accounts:test-connection', testRequest(editor));
  const { editor: current } = get();
  const isStale = current === null || isOtherConnection(editor.form, current.form);
  update(() => ({ test: isStale ? null : test }));
  return test.ok && !isStale;
}

/** Only after sending has passed: a password that is wrong for both is tried once. */
async function testTracking(editor: AccountEditor, update: Update, get: Get): Promise<void> {
  const request = trackingTestRequest(editor);
  if (request === null) return;
  const test = await ask('tracking:test', { accountId: null, tracking: request });
  const { editor: current } = get();
  const isStale =
    current === null || isOtherConnection(editor.form, current.form) || isOtherTracking(editor, current);
  update(({ tracking }) => ({
    tracking: tracking && {
      ...tracking,
      test: isStale ? null : test,
      folders: test.folders.length > 0 ? test.folders : tracking.folders,
      areFieldsShown: tracking.areFieldsShown || !test.ok,
    },
  }));
}

async function saveThrough(editor: AccountEditor): Promise<void> {
  const { account, kind } = editor;
  if (account !== null) {
    await ask('accounts:save', { accountId: account.id, account: testRequest(editor).account });
  } else {
    await ask(kind === 'set-up' ? 'practice:set-up-real-account' : 'accounts:add', newAccountRequest(editor));
  }
}
