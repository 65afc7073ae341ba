import type { AccountInput, AccountView } from '../../../shared/domain/account';
import type { ConnectionTestView } from '../../../shared/domain/connection';
import type { NewAccountInput, TrackingInput, TrackingTestView } from '../../../shared/domain/tracking';
import type { BridgeFailure } from '../../shared/bridge';
import {
  accountFormProblems,
  formOfAccount,
  newAccountForm,
  textOrNull,
  toAccountInput,
  type AccountForm,
  type AccountFormField,
  type AccountFormProblems,
} from './account-form';
import {
  isOtherMailbox,
  newTrackingForm,
  toTrackingInput,
  trackingFormProblems,
  type TrackingForm,
  type TrackingFormProblems,
} from './tracking-form';

/** What could not be done ("The account was not saved.") and why. */
export interface SettingsTrouble {
  what: string;
  failure: BridgeFailure;
}

/** How an account that does not exist yet is to be tracked. */
export interface TrackingDraft {
  isWanted: boolean;
  /** What a person has changed of what the sending settings propose; the rest goes on following them. */
  changes: Partial<TrackingForm>;
  areFieldsShown: boolean;
  problems: TrackingFormProblems;
  /** The test of what the form says now. */
  test: TrackingTestView | null;
  /** Folders that a test has found, for the choice; they outlive the test. */
  folders: readonly string[];
}

/** An account being written: a new one, one that exists, or the first real one, which ends the training. */
export interface AccountEditor {
  kind: 'new' | 'existing' | 'set-up';
  account: AccountView | null;
  form: AccountForm;
  problems: AccountFormProblems;
  /** Null for an account that exists: its tracking is saved by itself. */
  tracking: TrackingDraft | null;
  /** How often problems stopped a person: after the first time they come and go as the form is changed. */
  triedCount: number;
  /** The test of what the form says now; it is gone when the form says something else. */
  test: ConnectionTestView | null;
  busy: 'testing' | 'saving' | null;
  trouble: SettingsTrouble | null;
}

const NEW_TRACKING: TrackingDraft = {
  isWanted: true,
  changes: {},
  areFieldsShown: false,
  problems: {},
  test: null,
  folders: [],
};

export function openEditor(kind: AccountEditor['kind'], account: AccountView | null): AccountEditor {
  return {
    kind,
    account,
    form: account === null ? newAccountForm() : formOfAccount(account),
    problems: {},
    tracking: account === null ? NEW_TRACKING : null,
    triedCount: 0,
    test: null,
    busy: null,
    trouble: null,
  };
}

/** How a new account would be tracked: as its sending settings propose, but for what a person has changed. */
export function shownTracking(form: AccountForm, { changes }: TrackingDraft): TrackingForm {
  const { host, security, fromAddress, user } = form;
  return { ...newTrackingForm({ host, security, fromAddress, user: textOrNull(user) }), ...changes };
}

/** The editor after a change of either form: tests of what is not there any more are gone. */
export function changed(before: AccountEditor, changes: Partial<AccountEditor>): AccountEditor {
  const after = { ...before, ...changes, trouble: null };
  const isOther = isOtherConnection(before.form, after.form);
  if (isOther) after.test = null;
  if (after.tracking !== null && (isOther || isOtherTracking(before, after)))
    after.tracking = { ...after.tracking, test: null };
  return before.triedCount > 0 ? withProblems(after) : after;
}

export function withProblems(editor: AccountEditor): AccountEditor {
  const { account, form, tracking } = editor;
  const isPasswordKept = account?.password === 'kept' || account?.password === 'this-run-only';
  const problems = accountFormProblems(form, isPasswordKept && form.password === null);
  if (tracking === null) return { ...editor, problems };
  const wrong = tracking.isWanted ? trackingFormProblems(shownTracking(form, tracking)) : {};
  // What is to be mended must be seen; a server that follows from the one above is mended there.
  const isHidden = problems.host === undefined && Object.keys(wrong).length > 0;
  const areFieldsShown = tracking.areFieldsShown || isHidden;
  return { ...editor, problems, tracking: { ...tracking, problems: wrong, areFieldsShown } };
}

export function hasProblems({ problems, tracking }: AccountEditor): boolean {
  return Object.keys({ ...problems, ...tracking?.problems }).length > 0;
}

/** Whether what the editor says has been tested with success: sending, and the reading of the mailbox if it is wanted. */
export function isTested({ test, tracking }: AccountEditor): boolean {
  return test?.ok === true && (tracking?.isWanted !== true || tracking.test?.ok === true);
}

const CONNECTION_FIELDS: readonly AccountFormField[] = ['host', 'port', 'security', 'user', 'password'];

export function isOtherConnection(before: AccountForm, after: AccountForm): boolean {
  return CONNECTION_FIELDS.some((field) => before[field] !== after[field]);
}

export function isOtherTracking(before: AccountEditor, after: AccountEditor): boolean {
  if (before.tracking === null || after.tracking === null) return before.tracking !== after.tracking;
  return isOtherMailbox(
    shownTracking(before.form, before.tracking),
    shownTracking(after.form, after.tracking),
  );
}

export function testRequest({ account, form }: AccountEditor): {
  accountId: string | null;
  account: AccountInput;
} {
  return { accountId: account?.id ?? null, account: toAccountInput(form) };
}

/** What main needs to look into the mailbox of an account that it does not know yet; null: it is not to be read. */
export function trackingTestRequest({ form, tracking }: AccountEditor): TrackingInput | null {
  if (tracking?.isWanted !== true) return null;
  const input = toTrackingInput(shownTracking(form, tracking));
  const isSame = input.password.kind === 'same-as-sending';
  return isSame ? { ...input, password: { kind: 'typed', text: form.password ?? '' } } : input;
}

export function newAccountRequest({ form, tracking }: AccountEditor): NewAccountInput {
  const account = toAccountInput(form);
  if (tracking?.isWanted !== true) return { account, tracking: null };
  const input = toTrackingInput(shownTracking(form, tracking));
  const isSame = input.password.kind === 'same-as-sending';
  // One password is kept in one way.
  const isUnprotectedAllowed = isSame ? account.isUnprotectedAllowed : input.isUnprotectedAllowed;
  return { account, tracking: { ...input, isUnprotectedAllowed } };
}
