import { isRate } from './check-account';
import { smsDriverProblems, type SmsDriverPart, type SmsDriverProblem } from './check-sms-driver';
import { gatewayMail, type GatewayMail, type NumberForms } from './gateway-mail';
import { isHeaderSafe } from './header-text';
import { senderIdProblems, type SenderIdProblem } from './sender-id';
import type { SmsAccountInput, SmsDriver, SmsGateway } from './sms-account';

export type SmsAccountProblem =
  | 'name-empty'
  | 'user-empty'
  | 'rate-range'
  | 'sender-id-missing'
  | 'email-account-missing'
  | 'gateway-address-number'
  | 'gateway-address-form'
  | 'gateway-subject'
  | 'gateway-end-mark'
  | SenderIdProblem
  | Exclude<SmsDriverProblem, 'sender-id-form'>;

/** Where it is wrong, as the form is laid out. */
export type SmsAccountPart =
  | 'name'
  | 'user'
  | 'messagesPerMinute'
  | 'emailAccount'
  | 'addressPattern'
  | 'subject'
  | 'endMark'
  | SmsDriverPart;

export interface SmsAccountFinding {
  part: SmsAccountPart;
  problem: SmsAccountProblem;
}

/** What is checked; the secret, which may be kept already, is not part of it. */
export type CheckedSmsAccount = Pick<SmsAccountInput, 'name' | 'user' | 'messagesPerMinute' | 'sms'>;

/** Whether the provider lets nobody in without a user name. */
const NEEDS_USER = {
  twilio: true,
  clicksend: true,
  messagemedia: true,
  generic: false,
  gateway: false,
} as const satisfies Record<SmsDriver, boolean>;

/** Whether an account of this kind can do without a secret. */
export function needsSecret(driver: SmsDriver): boolean {
  return NEEDS_USER[driver];
}

/** Whether the provider shows no number of its own where none is named. */
const NEEDS_SENDER = {
  // Twilio asks for From or MessagingServiceSid with every message.
  twilio: true,
  clicksend: false,
  messagemedia: false,
  generic: false,
  gateway: false,
} as const satisfies Record<SmsDriver, boolean>;

/** What is wrong with an SMS account, part by part; empty when it can be saved. */
export function smsAccountProblems(account: CheckedSmsAccount): SmsAccountFinding[] {
  const { name, user, messagesPerMinute, sms } = account;
  const findings: SmsAccountFinding[] = [];
  if (name.trim() === '') findings.push({ part: 'name', problem: 'name-empty' });
  if (NEEDS_USER[sms.driver] && user.trim() === '') findings.push({ part: 'user', problem: 'user-empty' });
  if (!isRate(messagesPerMinute)) findings.push({ part: 'messagesPerMinute', problem: 'rate-range' });
  if (NEEDS_SENDER[sms.driver] && (sms.senderId ?? '').trim() === '') {
    findings.push({ part: 'senderId', problem: 'sender-id-missing' });
  }
  findings.push(...driverFindings(account));
  if (sms.driver === 'gateway') findings.push(...gatewayFindings(sms.gateway));
  return findings;
}

/** A sender id that cannot be used is said in detail. */
function driverFindings({ sms }: CheckedSmsAccount): SmsAccountFinding[] {
  return smsDriverProblems(sms).flatMap(({ part, problem }): SmsAccountFinding[] =>
    problem === 'sender-id-form'
      ? senderIdProblems(sms.senderId ?? '').map((senderProblem) => ({ part, problem: senderProblem }))
      : [{ part, problem }],
  );
}

/** A number that nobody has (ACMA keeps it for fiction), for examples and for trying out a pattern. */
const EXAMPLE_NUMBER: NumberForms = {
  e164: '+61491570156',
  digits: '61491570156',
  national: '0491570156',
};

interface GatewayRule {
  part: SmsAccountPart;
  problem: SmsAccountProblem;
  isBroken: (gateway: SmsGateway) => boolean;
}

const NUMBER_FIELD = /\{\{\s*number\s*\}\}/g;
/** Braces may stand in an address (RFC 5322 §3.2.3), but two of them are a field that is not known. */
const FIELD_MARKS = /\{\{|\}\}/;

const GATEWAY_RULES: readonly GatewayRule[] = [
  {
    part: 'emailAccount',
    problem: 'email-account-missing',
    isBroken: ({ emailAccountId }) => emailAccountId === '',
  },
  {
    part: 'addressPattern',
    problem: 'gateway-address-number',
    isBroken: ({ addressPattern }) => addressPattern.match(NUMBER_FIELD)?.length !== 1,
  },
  {
    part: 'addressPattern',
    problem: 'gateway-address-form',
    isBroken: (gateway) => {
      const mail = exampleMail({ ...gateway, subject: '' }, null, '');
      return !mail.ok || FIELD_MARKS.test(mail.address);
    },
  },
  {
    part: 'subject',
    problem: 'gateway-subject',
    isBroken: (gateway) => {
      const mail = exampleMail({ ...gateway, addressPattern: 'example@example.org' }, null, '');
      return !mail.ok || FIELD_MARKS.test(mail.subject);
    },
  },
  { part: 'endMark', problem: 'gateway-end-mark', isBroken: ({ endMark }) => !isHeaderSafe(endMark) },
];

/** The mail that would carry an SMS to the example number. */
export function exampleMail(gateway: SmsGateway, senderId: string | null, text: string): GatewayMail {
  return gatewayMail(gateway, { number: EXAMPLE_NUMBER, from: senderId ?? '', text });
}

function gatewayFindings(gateway: SmsGateway | null): SmsAccountFinding[] {
  if (gateway === null) return [{ part: 'emailAccount', problem: 'email-account-missing' }];
  return GATEWAY_RULES.filter((rule) => rule.isBroken(gateway)).map(({ part, problem }) => ({
    part,
    problem,
  }));
}
