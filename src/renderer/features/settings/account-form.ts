import type { AccountSettings, Security } from '../../../shared/domain/account';
import { accountProblems } from '../../../shared/domain/check-account';
import type { AccountInput, AccountView } from '../../../shared/domain/account';
import { ACCOUNT_PROBLEM_WORDS } from '../../shared/words/accounts';

/** An account as it is being typed: every field a text, so that nothing typed is ever thrown away. */
export interface AccountForm {
  name: string;
  fromName: string;
  fromAddress: string;
  replyTo: string;
  host: string;
  port: string;
  security: Security;
  user: string;
  /** Null: the password that is kept stays as it is. */
  password: string | null;
  messagesPerMinute: string;
  /** Empty: no such limit. */
  messagesPerMinutePerDomain: string;
  isUnprotectedAllowed: boolean;
}

/** RFC 8314 §3.3 and RFC 6409 §3.1; a server on this computer usually listens on 25. */
const DEFAULT_PORTS = { tls: 465, starttls: 587, none: 25 } as const satisfies Record<Security, number>;

/** Slow enough for the limits that mail providers set for one mailbox. */
const DEFAULT_MESSAGES_PER_MINUTE = 30;

/** A form for an account that does not exist yet. */
export function newAccountForm(): AccountForm {
  return {
    name: '',
    fromName: '',
    fromAddress: '',
    replyTo: '',
    host: '',
    port: String(DEFAULT_PORTS.tls),
    security: 'tls',
    user: '',
    password: '',
    messagesPerMinute: String(DEFAULT_MESSAGES_PER_MINUTE),
    messagesPerMinutePerDomain: '',
    isUnprotectedAllowed: false,
  };
}

/** A form that shows an account; its password is never here, so it is left as it is until replaced. */
export function formOfAccount(account: AccountView): AccountForm {
  return {
    name: account.name,
    fromName: account.fromName,
    fromAddress: account.fromAddress,
    replyTo: account.replyTo ?? '',
    host: account.host,
    port: String(account.port),
    security: account.security,
    user: account.user ?? '',
    password: account.password === 'missing' ? '' : null,
    messagesPerMinute: String(account.messagesPerMinute),
    messagesPerMinutePerDomain: String(account.messagesPerMinutePerDomain ?? ''),
    isUnprotectedAllowed: false,
  };
}

/** Changes the security; the port goes with it unless a person has chosen one of their own. */
export function withSecurity(form: AccountForm, security: Security): AccountForm {
  const isOwnPort = form.port.trim() !== '' && form.port.trim() !== String(DEFAULT_PORTS[form.security]);
  return { ...form, security, port: isOwnPort ? form.port : String(DEFAULT_PORTS[security]) };
}

/** Fills the name of an account that has none yet, so that one field less must be understood. */
export function withDefaultName(form: AccountForm): AccountForm {
  const name = form.name.trim() === '' ? form.fromAddress.trim() : form.name;
  return { ...form, name };
}

/** What goes to main. Without a user name the server is not logged in to, and a kept password is removed. */
export function toAccountInput(form: AccountForm): AccountInput {
  const { isUnprotectedAllowed } = form;
  const settings = settingsOf(form);
  const typed = form.password === '' ? null : form.password;
  return { settings, password: settings.user === null ? '' : typed, isUnprotectedAllowed };
}

function settingsOf(form: AccountForm): AccountSettings {
  return {
    name: form.name.trim(),
    host: form.host.trim(),
    port: wholeNumberOf(form.port),
    security: form.security,
    user: textOrNull(form.user),
    fromName: form.fromName.trim(),
    fromAddress: form.fromAddress.trim(),
    replyTo: textOrNull(form.replyTo),
    messagesPerMinute: wholeNumberOf(form.messagesPerMinute),
    messagesPerMinutePerDomain:
      form.messagesPerMinutePerDomain.trim() === '' ? null : wholeNumberOf(form.messagesPerMinutePerDomain),
  };
}

/** What was typed without the spaces around it; null where nothing was. */
export function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** NaN for anything but digits: "5e2" and "0x1f" are no numbers that a person means. */
export function wholeNumberOf(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

export type AccountFormField = keyof AccountForm;
export type AccountFormProblems = Partial<Record<AccountFormField, string>>;

/**
 * What stands in the way of saving, in words, at its field.
 * @param isPasswordKept whether a password of this account is already stored
 */
export function accountFormProblems(form: AccountForm, isPasswordKept: boolean): AccountFormProblems {
  const problems: AccountFormProblems = {};
  for (const { field, problem } of accountProblems(settingsOf(form)))
    problems[field] ??= ACCOUNT_PROBLEM_WORDS[problem];
  const isPasswordWanted = form.user.trim() !== '' && !isPasswordKept;
  if (isPasswordWanted && (form.password ?? '') === '') {
    problems.password = 'Enter the password for this user name.';
  }
  return problems;
}
