import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountView } from '../../../shared/domain/account';
import type { SmsAccountInput } from '../../../shared/domain/sms-account';
import type { SmsTestView } from '../../../shared/domain/sms-failure';
import { ask, asFailure } from '../../shared/bridge';
import type { SettingsTrouble } from './account-editor';
import {
  formOfSmsAccount,
  newSmsForm,
  smsSettingsOf,
  toSmsAccountInput,
  withChoice,
  withDefaultSmsName,
  type SmsForm,
} from './sms-form';
import { smsFormProblems, type SmsFormProblems } from './sms-form-problems';

/** An account for SMS being written: a new one, or one that exists. */
export interface SmsEditor {
  account: AccountView | null;
  form: SmsForm;
  problems: SmsFormProblems;
  /** How often problems stopped a person: after the first time they come and go as the form is changed. */
  triedCount: number;
  /** The test of what the form says now; it is gone when the form says something else. */
  test: SmsTestView | null;
  busy: 'testing' | 'saving' | null;
  trouble: SettingsTrouble | null;
}

interface SmsEditorState {
  editor: SmsEditor | null;
}

interface SmsEditorActions {
  /** @param emailAccountId the account that a gateway would write with; empty: there is none */
  startNew: (emailAccountId: string) => void;
  edit: (account: AccountView) => void;
  choose: (choice: string) => void;
  change: (changes: Partial<SmsForm>) => void;
  close: () => void;
  test: () => Promise<void>;
  save: () => Promise<void>;
}

export type SmsEditorStore = StoreApi<SmsEditorState & SmsEditorActions>;
type Set = SmsEditorStore['setState'];
type Get = SmsEditorStore['getState'];

/**
 * The account for SMS that is being written; it outlives the screen.
 * @param onSaved hears the name of the account
 */
export function createSmsEditorStore(onSaved: (name: string) => void): SmsEditorStore {
  return createStore((set, get) => ({
    editor: null,
    startNew: (emailAccountId) => {
      set({ editor: openEditor(null, newSmsForm(emailAccountId)) });
    },
    edit: (account) => {
      if (account.sms !== null) set({ editor: openEditor(account, formOfSmsAccount(account, account.sms)) });
    },
    choose: (choice) => {
      const { editor } = get();
      if (editor !== null) set({ editor: changed(editor, withChoice(editor.form, choice)) });
    },
    change: (changes) => {
      const { editor } = get();
      if (editor !== null) set({ editor: changed(editor, { ...editor.form, ...changes }) });
    },
    close: () => {
      set({ editor: null });
    },
    ...mainActions(set, get, onSaved),
  }));
}

function openEditor(account: AccountView | null, form: SmsForm): SmsEditor {
  return { account, form, problems: {}, triedCount: 0, test: null, busy: null, trouble: null };
}

/** The editor with another form: a test of what is not there any more is gone. What patients see is checked as it is typed. */
function changed(before: SmsEditor, form: SmsForm): SmsEditor {
  const { senderId, ...others } = smsFormProblems(withDefaultSmsName(form), before.account?.sms ?? null);
  const isShown = before.triedCount > 0;
  const problems = {
    ...(senderId !== undefined && (isShown || form.senderId.trim() !== '') ? { senderId } : {}),
    ...(isShown ? others : {}),
  };
  const test = isOtherConnection(before.form, form) ? null : before.test;
  return { ...before, form, problems, test, trouble: null };
}

function isOtherConnection(before: SmsForm, after: SmsForm): boolean {
  const connectionOf = (form: SmsForm) => {
    const { driver, baseUrl, generic } = smsSettingsOf(form);
    const { user, secret } = form;
    return JSON.stringify({ user, secret, driver, baseUrl, generic });
  };
  return connectionOf(before) !== connectionOf(after);
}

type Update = (changes: Partial<SmsEditor>) => void;

function mainActions(
  set: Set,
  get: Get,
  onSaved: (name: string) => void,
): Pick<SmsEditorActions, 'test' | 'save'> {
  const update: Update = (changes) => {
    set(({ editor }) => ({ editor: editor === null ? null : { ...editor, ...changes } }));
  };
  /** The editor with a form that can be tested and saved; null while there are problems, which are shown. */
  const checked = (): SmsEditor | null => {
    const { editor: before } = get();
    if (before === null || before.busy !== null) return null;
    const problems = smsFormProblems(withDefaultSmsName(before.form), before.account?.sms ?? null);
    const isProblematic = Object.keys(problems).length > 0;
    const triedCount = before.triedCount + (isProblematic ? 1 : 0);
    const editor = { ...before, problems, triedCount, trouble: null };
    set({ editor });
    return isProblematic ? null : editor;
  };
  return {
    test: async () => {
      const editor = checked();
      if (editor === null) return;
      update({ busy: 'testing', test: null });
      try {
        const test = await ask('sms-accounts:test', requestOf(editor));
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
      if (editor === null) return;
      update({ busy: 'saving' });
      try {
        const request = requestOf(editor);
        await saveThrough(request);
        set({ editor: null });
        onSaved(request.account.name);
      } catch (thrown) {
        const trouble = { what: 'The account was not saved.', failure: asFailure(thrown) };
        update({ busy: null, trouble });
      }
    },
  };
}

interface SmsRequest {
  accountId: string | null;
  account: SmsAccountInput;
}

function requestOf({ account, form }: SmsEditor): SmsRequest {
  return { accountId: account?.id ?? null, account: toSmsAccountInput(withDefaultSmsName(form)) };
}

async function saveThrough({ accountId, account }: SmsRequest): Promise<void> {
  if (accountId === null) await ask('sms-accounts:add', account);
  else await ask('sms-accounts:save', { accountId, account });
}
