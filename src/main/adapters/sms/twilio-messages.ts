import type { SmsProviderStatus } from '../../../shared/domain/sms-account';
import type { SmsEvent, SmsReply } from '../../ports/sms-provider';
import { eventId } from './event-id';
import type { ProviderApi } from './provider-api';
import { textOf, timeOf, type JsonRecord } from './read-json';
import { twilioStatus } from './twilio-statuses';

/** What a message's record says; null where that is nothing known. */
export function statusOfTwilio(row: JsonRecord): SmsProviderStatus | null {
  return twilioStatus(textOf(row['status']), textOf(row['error_code']));
}

/** The present state of a message. */
export function twilioEvent(
  api: ProviderApi,
  row: JsonRecord,
  id: string,
  status: SmsProviderStatus,
): SmsEvent {
  const [sid, word, code] = [textOf(row['sid']), textOf(row['status']), textOf(row['error_code'])];
  return {
    // The record has no event ids: one state of one message is one event, whenever it is read.
    eventId: eventId('twilio', sid ?? id, word, code),
    id,
    providerId: sid,
    to: textOf(row['to']),
    status,
    at: timeOf(row['date_updated']) ?? timeOf(row['date_sent']),
    reply: api.words(word, code, textOf(row['error_message'])) ?? '',
    evidence: api.evidence(row),
  };
}

/** A message that came in; null where the record is none. */
export function twilioReply(row: JsonRecord, now: number): SmsReply | null {
  const [sid, from] = [textOf(row['sid']), textOf(row['from'])];
  if (row['direction'] !== 'inbound' || sid === null || from === null) return null;
  const at = timeOf(row['date_sent']) ?? timeOf(row['date_created']) ?? now;
  return { eventId: eventId('twilio-inbound', sid), from, text: textOf(row['body']) ?? '', at };
}
