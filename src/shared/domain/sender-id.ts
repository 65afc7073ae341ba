import { isInSmsAlphabet, septetsOf } from './sms-alphabet';

export type SenderIdProblem =
  | 'sender-id-empty'
  | 'sender-id-outside-alphabet'
  | 'sender-id-control-character'
  | 'sender-id-space-around'
  | 'sender-id-number-form'
  | 'sender-id-without-letter'
  | 'sender-id-too-long';

/** Ten octets hold eleven septets (3GPP TS 23.040 §9.1.2.5). */
const SENDER_NAME_SEPTETS = 11;

/** From a short code to the longest number of ITU-T E.164. */
const NUMBER = /^\+?\d{3,15}$/;
/** What people put between the digits of a number; nothing but these and digits is meant as one. */
const MEANT_AS_NUMBER = /^[\d\s+().-]*\d[\d\s+().-]*$/;

/** All that apply are named, in this order. */
const RULES: readonly { problem: SenderIdProblem; isBroken: (senderId: string) => boolean }[] = [
  { problem: 'sender-id-empty', isBroken: (senderId) => senderId.trim() === '' },
  { problem: 'sender-id-outside-alphabet', isBroken: (senderId) => !isInSmsAlphabet(senderId) },
  { problem: 'sender-id-control-character', isBroken: (senderId) => /[\n\r\f]/.test(senderId) },
  {
    problem: 'sender-id-space-around',
    isBroken: (senderId) => senderId.trim() !== '' && senderId !== senderId.trim(),
  },
  {
    problem: 'sender-id-number-form',
    isBroken: (senderId) => MEANT_AS_NUMBER.test(senderId) && !NUMBER.test(senderId),
  },
  {
    problem: 'sender-id-without-letter',
    isBroken: (senderId) =>
      senderId.trim() !== '' && !MEANT_AS_NUMBER.test(senderId) && !/\p{L}/u.test(senderId),
  },
  {
    problem: 'sender-id-too-long',
    isBroken: (senderId) => !MEANT_AS_NUMBER.test(senderId) && septetsIn(senderId) > SENDER_NAME_SEPTETS,
  },
];

/**
 * What is wrong with the name or number that phones show as the sender; empty when it can be used. A name has up to
 * eleven characters of the GSM 7-bit alphabet and at least one letter, a number three to fifteen digits.
 */
export function senderIdProblems(senderId: string): SenderIdProblem[] {
  return RULES.filter(({ isBroken }) => isBroken(senderId)).map(({ problem }) => problem);
}

/** Where a name may only be shown when it is registered. */
export interface SenderIdRegister {
  /** ISO 3166-1 code. */
  country: string;
  /** First day (ISO 8601) on which it is asked for. */
  since: string;
}

const REGISTERS: readonly SenderIdRegister[] = [{ country: 'AU', since: '2026-07-01' }];

/**
 * The register a practice's sender name has to stand in.
 * @param country ISO 3166-1 code of the practice
 * @returns null: none is known for the country, or the sender is a number, which needs no registration
 */
export function registerFor(senderId: string, country: string): SenderIdRegister | null {
  if (senderId.trim() === '' || MEANT_AS_NUMBER.test(senderId)) return null;
  return REGISTERS.find((register) => register.country === country) ?? null;
}

/** Characters outside the alphabet have their own problem and count as one here. */
function septetsIn(senderId: string): number {
  return Array.from(senderId, (character) => septetsOf(character) ?? 1).reduce((sum, size) => sum + size, 0);
}
