import { checkAddress } from './address';
import { isHeaderSafe } from './header-text';
import type { SmsGateway } from './sms-account';

/** A number in the forms that gateways ask for. */
export type NumberForms = Record<SmsGateway['numberForm'], string>;

/**
 * @param number E.164
 * @param national as people of the practice's country dial it; a number from abroad with its country code
 */
export function numberForms(number: string, national: string): NumberForms {
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  return { e164: number, digits: digits(number), national: digits(national) };
}

export type GatewayMail =
  | { ok: true; address: string; subject: string; text: string }
  /** The settings do not give an address, or not a subject on one line. */
  | { ok: false; problem: 'address' | 'subject' };

/** The mail that a gateway makes an SMS of: to whom, under which subject, and its text with the end mark. */
export function gatewayMail(
  { addressPattern, numberForm, subject: template, endMark }: SmsGateway,
  sms: { number: NumberForms; from: string; text: string },
): GatewayMail {
  const number = sms.number[numberForm];
  const filled = (text: string): string =>
    text.replaceAll(/\{\{\s*(number|from)\s*\}\}/g, (_, field: string) =>
      field === 'number' ? number : sms.from,
    );
  const check = checkAddress(filled(addressPattern));
  if (!check.ok) return { ok: false, problem: 'address' };
  const subject = filled(template).trim();
  if (!isHeaderSafe(subject)) return { ok: false, problem: 'subject' };
  return { ok: true, address: check.address, subject, text: `${sms.text}${endMark}` };
}
