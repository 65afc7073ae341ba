import type { AccountView } from '../../../shared/domain/account';
import type {
  GenericSmsDriver,
  SmsAccountInput,
  SmsDriver,
  SmsGateway,
  SmsSettings,
} from '../../../shared/domain/sms-account';
import { GENERIC_PRESETS, SMS_BASE_URLS } from '../../../shared/domain/sms-presets';
import { SMS_CHOICES } from '../../shared/words/sms-accounts';
import { textOrNull, wholeNumberOf } from './account-form';
import {
  EMPTY_REQUEST,
  formOfRequest,
  linesOfWords,
  toRequest,
  wordsOfLines,
  type SmsRequestForm,
} from './sms-request-form';

/** An account for SMS as it is being typed: every field a text, so that nothing typed is ever thrown away. */
export interface SmsForm {
  driver: SmsDriver;
  /** The preset that a generic provider was made from. */
  preset: string | null;
  name: string;
  user: string;
  /** Null: the secret that is kept stays as it is. */
  secret: string | null;
  isUnprotectedAllowed: boolean;
  senderId: string;
  isSenderIdRegistered: boolean;
  messagesPerMinute: string;
  baseUrl: string;
  send: SmsRequestForm;
  idAt: string;
  errorAt: string;
  hasLogin: boolean;
  login: SmsRequestForm & { tokenAt: string; validForMinutes: string };
  hasStatus: boolean;
  status: SmsRequestForm & { statusAt: string; words: string };
  gateway: SmsGateway;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** Providers take far more; a phone network that sees too many at once takes them for advertising. */
const DEFAULT_MESSAGES_PER_MINUTE = 60;

const FIRST_FORM: SmsForm = {
  driver: 'clicksend',
  preset: null,
  name: '',
  user: '',
  secret: '',
  isUnprotectedAllowed: false,
  senderId: '',
  isSenderIdRegistered: false,
  messagesPerMinute: String(DEFAULT_MESSAGES_PER_MINUTE),
  baseUrl: SMS_BASE_URLS.clicksend,
  send: EMPTY_REQUEST,
  idAt: '',
  errorAt: '',
  hasLogin: false,
  login: { ...EMPTY_REQUEST, tokenAt: '', validForMinutes: String(DAY_MINUTES) },
  hasStatus: false,
  status: { ...EMPTY_REQUEST, method: 'GET', statusAt: '', words: '' },
  gateway: { emailAccountId: '', addressPattern: '', numberForm: 'digits', subject: '', endMark: '' },
};

/** A form for an account that does not exist yet. @param emailAccountId the account that a gateway would write with */
export function newSmsForm(emailAccountId: string): SmsForm {
  return { ...FIRST_FORM, gateway: { ...FIRST_FORM.gateway, emailAccountId } };
}

/** A form that shows an account; its secret is never here, so it is left as it is until replaced. */
export function formOfSmsAccount(account: AccountView, sms: SmsSettings): SmsForm {
  const { name, user, password, messagesPerMinute } = account;
  const { driver, baseUrl, senderId, isSenderIdRegistered, generic, gateway } = sms;
  return {
    ...FIRST_FORM,
    ...{ driver, name, baseUrl, isSenderIdRegistered },
    user: user ?? '',
    secret: password === 'kept' || password === 'this-run-only' ? null : '',
    senderId: senderId ?? '',
    messagesPerMinute: String(messagesPerMinute),
    ...(generic === null ? {} : formOfGeneric(generic)),
    gateway: gateway ?? FIRST_FORM.gateway,
  };
}

type GenericForm = Pick<
  SmsForm,
  'preset' | 'send' | 'idAt' | 'errorAt' | 'hasLogin' | 'login' | 'hasStatus' | 'status'
>;

function formOfGeneric({ preset, send, answer, login, status }: GenericSmsDriver): GenericForm {
  return {
    preset,
    send: formOfRequest(send),
    idAt: answer.idAt ?? '',
    errorAt: answer.errorAt ?? '',
    hasLogin: login !== null,
    login: login === null ? FIRST_FORM.login : formOfLogin(login),
    hasStatus: status !== null,
    status: status === null ? FIRST_FORM.status : formOfStatus(status),
  };
}

function formOfLogin({ tokenAt, validForMs, ...request }: NonNullable<GenericSmsDriver['login']>) {
  return { ...formOfRequest(request), tokenAt, validForMinutes: String(validForMs / MINUTE_MS) };
}

function formOfStatus({ statusAt, words, ...request }: NonNullable<GenericSmsDriver['status']>) {
  return { ...formOfRequest(request), statusAt, words: linesOfWords(words) };
}

/** Which of the choices a form stands for. */
export function choiceOf({ driver, preset }: Pick<SmsForm, 'driver' | 'preset'>): string {
  return preset ?? driver;
}

/** Changes the provider, and with it where its API is. */
export function withChoice(form: SmsForm, value: string): SmsForm {
  const choice = SMS_CHOICES.find((each) => each.value === value);
  if (choice === undefined || value === choiceOf(form)) return form;
  const preset = GENERIC_PRESETS.find(({ name }) => name === value);
  return {
    ...form,
    ...(preset === undefined ? { preset: null } : formOfGeneric(preset.generic)),
    driver: choice.driver,
    baseUrl: usualUrl(choice.driver),
  };
}

/** Where a provider’s API is; empty where that is not known. */
function usualUrl(driver: SmsDriver): string {
  return driver === 'generic' || driver === 'gateway' ? '' : SMS_BASE_URLS[driver];
}

/** How the account would send, as the form says it now. */
export function smsSettingsOf(form: SmsForm): SmsSettings {
  const { driver, baseUrl, senderId, isSenderIdRegistered, gateway } = form;
  const isGateway = driver === 'gateway';
  return {
    driver,
    baseUrl: isGateway ? '' : baseUrl.trim(),
    senderId: textOrNull(senderId),
    isSenderIdRegistered,
    generic: driver === 'generic' ? genericOf(form) : null,
    gateway: isGateway
      ? { ...gateway, addressPattern: gateway.addressPattern.trim(), subject: gateway.subject.trim() }
      : null,
  };
}

function genericOf({ preset, send, idAt, errorAt, ...form }: SmsForm): GenericSmsDriver {
  const { hasLogin, login, hasStatus, status } = form;
  const validForMs = wholeNumberOf(login.validForMinutes) * MINUTE_MS;
  const words = wordsOfLines(status.words) ?? {};
  return {
    preset,
    send: toRequest(send),
    answer: { idAt: textOrNull(idAt), errorAt: textOrNull(errorAt) },
    login: hasLogin ? { ...toRequest(login), tokenAt: login.tokenAt.trim(), validForMs } : null,
    status: hasStatus ? { ...toRequest(status), statusAt: status.statusAt.trim(), words } : null,
  };
}

/** What goes to main. */
export function toSmsAccountInput(form: SmsForm): SmsAccountInput {
  const { name, user, secret, messagesPerMinute, isUnprotectedAllowed } = form;
  return {
    name: name.trim(),
    user: user.trim(),
    secret,
    messagesPerMinute: wholeNumberOf(messagesPerMinute),
    sms: smsSettingsOf(form),
    isUnprotectedAllowed,
  };
}

/** Fills the name of an account that has none yet, so that one field less must be understood. */
export function withDefaultSmsName(form: SmsForm): SmsForm {
  const words = SMS_CHOICES.find(({ value }) => value === choiceOf(form))?.words ?? '';
  return form.name.trim() === '' ? { ...form, name: words.replace(/ \(.*\)$/, '') } : form;
}
