import { isLoopbackHost, type AccountSettings, type Security } from '../../../shared/domain/account';
import { trackingProblems, type TrackingField } from '../../../shared/domain/check-tracking';
import type { TrackingInput, TrackingPassword, TrackingSettings } from '../../../shared/domain/tracking';
import { TRACKING_PROBLEM_WORDS } from '../../shared/words/tracking';
import { wholeNumberOf } from './account-form';
import { providerHint, providerOfServer } from './provider-hints';

/** How a mailbox is read, as it is being typed. */
export interface TrackingForm {
  host: string;
  port: string;
  security: Security;
  user: string;
  passwordKind: TrackingPassword['kind'];
  password: string;
  folder: string;
  /** Empty: not looked at. */
  sentFolder: string;
  hasPlusAddresses: boolean;
  isAskingForReceipts: boolean;
  isUnprotectedAllowed: boolean;
}

export type TrackingFormProblems = Partial<Record<TrackingField | 'password', string>>;

/** RFC 8314 §3.2 and RFC 9051 §2.1. */
const DEFAULT_PORTS = { tls: 993, starttls: 143, none: 143 } as const satisfies Record<Security, number>;

/** Of how an account sends, what its mailbox can be guessed from. */
export type SendingFacts = Pick<AccountSettings, 'host' | 'security' | 'user' | 'fromAddress'>;

/** A form for an account that is not tracked yet; what is known of its provider is proposed. */
export function newTrackingForm(account: SendingFacts): TrackingForm {
  const provider = providerOfServer(account.host) ?? providerHint(account.fromAddress);
  const security = isLoopbackHost(account.host) ? account.security : 'tls';
  return {
    // Names of mailbox servers follow those of sending servers nearly everywhere.
    host: provider?.imapHost ?? account.host.trim().replace(/^smtp\./i, 'imap.'),
    port: String(DEFAULT_PORTS[security]),
    security,
    user: account.user ?? account.fromAddress.trim(),
    passwordKind: account.user === null ? 'typed' : 'same-as-sending',
    password: '',
    folder: 'INBOX',
    sentFolder: '',
    hasPlusAddresses: provider?.hasPlusAddresses ?? false,
    isAskingForReceipts: false,
    isUnprotectedAllowed: false,
  };
}

/** A form that shows how an account is tracked; its password is never here. */
export function formOfTracking(settings: TrackingSettings, hasPassword: boolean): TrackingForm {
  return {
    ...settings,
    port: String(settings.port),
    passwordKind: hasPassword ? 'keep' : 'typed',
    password: '',
    sentFolder: settings.sentFolder ?? '',
    isUnprotectedAllowed: false,
  };
}

/** Changes the protection; the port goes with it unless a person has chosen one of their own. */
export function withTrackingSecurity(
  form: TrackingForm,
  security: Security,
): Pick<TrackingForm, 'security' | 'port'> {
  const isOwnPort = form.port.trim() !== '' && form.port.trim() !== String(DEFAULT_PORTS[form.security]);
  return { security, port: isOwnPort ? form.port : String(DEFAULT_PORTS[security]) };
}

const MAILBOX_FIELDS = ['host', 'port', 'security', 'user', 'password', 'passwordKind', 'folder'] as const;

/** Whether a test of the one says nothing about the other. */
export function isOtherMailbox(before: TrackingForm, after: TrackingForm): boolean {
  return MAILBOX_FIELDS.some((field) => before[field] !== after[field]);
}

/** What goes to main. */
export function toTrackingInput(form: TrackingForm): TrackingInput {
  const { passwordKind, password, isUnprotectedAllowed } = form;
  return {
    settings: settingsOf(form),
    password: passwordKind === 'typed' ? { kind: passwordKind, text: password } : { kind: passwordKind },
    isUnprotectedAllowed,
  };
}

/** What stands in the way of saving, in words, at its field. */
export function trackingFormProblems(form: TrackingForm): TrackingFormProblems {
  const problems: TrackingFormProblems = {};
  for (const { field, problem } of trackingProblems(settingsOf(form)))
    problems[field] ??= TRACKING_PROBLEM_WORDS[problem];
  if (form.passwordKind === 'typed' && form.password === '')
    problems.password = 'Enter the password of the mailbox.';
  return problems;
}

function settingsOf(form: TrackingForm): TrackingSettings {
  const { host, port, security, user, folder, sentFolder, hasPlusAddresses, isAskingForReceipts } = form;
  return {
    ...{ host: host.trim(), port: wholeNumberOf(port), security, user: user.trim(), folder: folder.trim() },
    sentFolder: sentFolder.trim() === '' ? null : sentFolder.trim(),
    ...{ hasPlusAddresses, isAskingForReceipts },
  };
}
