import { registerFor } from '../../../shared/domain/sender-id';
import type { SmsSettings } from '../../../shared/domain/sms-account';

/** What phones show as the sender. */
export function senderWords({ senderId, gateway }: Pick<SmsSettings, 'senderId' | 'gateway'>): string {
  return senderId ?? `a sender chosen by the ${gateway === null ? 'provider' : 'gateway'}`;
}

/**
 * What to know about a sender name that is not registered where that is asked for; null where there is nothing.
 * @param country ISO 3166-1 code of the practice; null: not known yet
 */
export function registrationWords(
  { senderId, isSenderIdRegistered }: Pick<SmsSettings, 'senderId' | 'isSenderIdRegistered'>,
  country: string | null,
): string | null {
  if (senderId === null || isSenderIdRegistered || country === null) return null;
  const register = registerFor(senderId, country);
  if (register === null) return null;
  const { country: where, since } = register;
  const place = new Intl.DisplayNames('en-AU', { type: 'region' }).of(where) ?? where;
  return `“${senderId}” is not marked as registered in Settings. Networks in ${place} ask for that since ${dateText(since)}, and may block or relabel others.`;
}

function dateText(isoDate: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-AU', options).format(new Date(isoDate));
}
