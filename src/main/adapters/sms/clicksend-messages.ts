import type { SmsProviderStatus } from '../../../shared/domain/sms-account';
import type { SmsEvent, SmsReply } from '../../ports/sms-provider';
import { clicksendStatus } from './clicksend-statuses';
import { eventId } from './event-id';
import type { ProviderApi } from './provider-api';
import { numberOf, textOf, type JsonRecord } from './read-json';

/** Marks our ids among the references of whatever else sends from the same account. */
const OWN = 'sendtrail-';

/** The reference that goes along with an SMS and comes back with its receipts and replies. */
export function referenceOf(id: string): string {
  return `${OWN}${id}`;
}

/** Our own id in a reference; null where it is somebody else's. */
export function ownId(reference: unknown): string | null {
  return typeof reference === 'string' && reference.startsWith(OWN) ? reference.slice(OWN.length) : null;
}

/** What a receipt, or a line of the history, says; null where that is nothing known. */
export function statusOfClicksend(row: JsonRecord): SmsProviderStatus | null {
  return clicksendStatus(textOf(row['status_code']), textOf(row['status']), sayingOf(row));
}

/** A receipt, or a line of the history. */
export function clicksendEvent(
  api: ProviderApi,
  row: JsonRecord,
  id: string,
  status: SmsProviderStatus,
): SmsEvent {
  const [messageId, code] = [textOf(row['message_id']), textOf(row['status_code'])];
  const at = secondsOf(row['timestamp']) ?? secondsOf(row['date']);
  return {
    // A message has several receipts; each temporary failure is one of its own.
    eventId: eventId('clicksend', messageId ?? id, code, status, status === 'delayed' ? at : null),
    id,
    providerId: messageId,
    to: textOf(row['to']),
    status,
    at,
    reply: api.words(code, textOf(row['status']), textOf(row['error_code']), sayingOf(row)) ?? '',
    evidence: api.evidence(row),
  };
}

function sayingOf(row: JsonRecord): string | null {
  return textOf(row['error_text']) ?? textOf(row['status_text']);
}

/** An inbound message; null where it is none. The time stands in a field of either name. */
export function clicksendReply(row: JsonRecord, now: number): SmsReply | null {
  const [messageId, from] = [textOf(row['message_id']), textOf(row['from'])];
  if (messageId === null || from === null) return null;
  const at = secondsOf(row['timestamp']) ?? secondsOf(row['timestamp_send']) ?? now;
  return { eventId: eventId('clicksend-inbound', messageId), from, text: textOf(row['body']) ?? '', at };
}

/** Seconds since 1970, as a number or as digits, in milliseconds. */
function secondsOf(value: unknown): number | null {
  const seconds = numberOf(value);
  return seconds === null ? null : seconds * 1_000;
}
