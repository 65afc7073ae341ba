import {
  needsSecret,
  smsAccountProblems,
  type SmsAccountFinding,
  type SmsAccountProblem,
} from '../../../shared/domain/check-sms-account';
import type { SmsSettings } from '../../../shared/domain/sms-account';
import { isSameApi } from '../../../shared/domain/sms-api-place';
import { inSentence, SMS_ACCOUNT_PROBLEM_WORDS, SMS_DRIVER_WORDS } from '../../shared/words/sms-accounts';
import { smsSettingsOf, toSmsAccountInput, type SmsForm } from './sms-form';
import { wordsOfLines } from './sms-request-form';

type RequestPart = 'send' | 'login' | 'status';
type RequestField = 'url' | 'headers' | 'body';

type FlatField = Exclude<SmsAccountFinding['part'], RequestPart> | 'secret';

export type SmsFormField =
  | FlatField
  | `${RequestPart}.${RequestField}`
  | 'login.tokenAt'
  | 'login.validForMinutes'
  | 'status.statusAt'
  | 'status.words';

export type SmsFormProblems = Partial<Record<SmsFormField, string>>;

/** At which field of its request a problem stands, where it is not the body. */
const REQUEST_FIELDS: Partial<Record<SmsAccountProblem, SmsFormField | RequestField>> = {
  'send-missing': 'send.url',
  'login-missing': 'login.url',
  'url-form': 'url',
  'header-form': 'headers',
  'token-place-missing': 'login.tokenAt',
  'token-time': 'login.validForMinutes',
  'status-words-missing': 'status.words',
};

/**
 * What stands in the way of saving, in words, at its field.
 * @param kept how the account is saved now; null: it is not saved yet
 */
export function smsFormProblems(form: SmsForm, kept: SmsSettings | null): SmsFormProblems {
  const problems: SmsFormProblems = {};
  for (const finding of smsAccountProblems(toSmsAccountInput(form))) {
    problems[fieldOf(finding, form)] ??= wordsFor(finding.problem, form);
  }
  const secret = secretProblem(form, kept);
  if (secret !== null) problems.secret = secret;
  if (form.driver === 'generic' && form.hasStatus && wordsOfLines(form.status.words) === null) {
    problems['status.words'] = WORDS_FORM;
  }
  return problems;
}

function wordsFor(problem: SmsAccountProblem, { driver }: SmsForm): string {
  return problem === 'user-empty'
    ? `Enter the ${inSentence(SMS_DRIVER_WORDS[driver].user)}.`
    : SMS_ACCOUNT_PROBLEM_WORDS[problem];
}

const WORDS_FORM = 'Every line is one of the provider’s words, “=” and one of the statuses named below.';

function fieldOf({ part, problem }: SmsAccountFinding, form: SmsForm): SmsFormField {
  if (part !== 'send' && part !== 'login' && part !== 'status') return part;
  if (problem === 'status-missing') return form.status.url.trim() === '' ? 'status.url' : 'status.statusAt';
  const field = REQUEST_FIELDS[problem] ?? (form[part].method === 'GET' ? 'url' : 'body');
  return field === 'url' || field === 'headers' || field === 'body' ? `${part}.${field}` : field;
}

function secretProblem(form: SmsForm, kept: SmsSettings | null): string | null {
  const { driver, secret } = form;
  const { secret: words } = SMS_DRIVER_WORDS[driver];
  if (driver === 'gateway') return null;
  if (secret === '') return needsSecret(driver) ? `Enter the ${inSentence(words)}.` : null;
  const isElsewhere = secret === null && kept !== null && !isSameApi(smsSettingsOf(form), kept);
  return isElsewhere
    ? `Enter the ${inSentence(words)} again: the one that is kept was entered for another address.`
    : null;
}
