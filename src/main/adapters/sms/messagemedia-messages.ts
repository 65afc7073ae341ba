import type { SmsProviderStatus } from '../../../shared/domain/sms-account';
import type { SmsEvent, SmsReply, SmsToSend } from '../../ports/sms-provider';
import { eventId } from './event-id';
import { messagemediaStatus } from './messagemedia-statuses';
import type { ProviderApi } from './provider-api';
import { recordOf, textOf, timeOf, type JsonRecord } from './read-json';

/** Our own id goes along under this key and comes back with reports and replies. */
export const OWN_KEY = 'sendtrail_id';

/** Our own id of a report or a reply; null where it belongs to somebody else's message. */
export function ownIdOf(row: JsonRecord): string | null {
  return textOf(recordOf(row['metadata'])[OWN_KEY]);
}

export function messageOf(sms: SmsToSend): JsonRecord {
  return {
    content: sms.text,
    destination_number: sms.to,
    format: 'SMS',
    // Some contracts charge for them; without them nothing is known after "queued".
    delivery_report: true,
    metadata: { [OWN_KEY]: sms.id },
    ...(sms.senderId === null
      ? {}
      : { source_number: sms.senderId, source_number_type: sourceType(sms.senderId) }),
  };
}

function sourceType(senderId: string): string {
  if (/^\+\d+$/.test(senderId)) return 'INTERNATIONAL';
  return /^\d{3,8}$/.test(senderId) ? 'SHORTCODE' : 'ALPHANUMERIC';
}

/** A delivery report: its source is the phone that the message went to. Null where it says nothing known. */
export function reportEvent(api: ProviderApi, row: JsonRecord): SmsEvent | null {
  const [reportId, word] = [textOf(row['delivery_report_id']), textOf(row['status'])];
  const status = messagemediaStatus(word);
  if (status === null || reportId === null) return null;
  return {
    eventId: eventId('messagemedia', reportId),
    id: ownIdOf(row),
    providerId: textOf(row['message_id']),
    to: textOf(row['source_number']),
    status,
    at: timeOf(row['submitted_date']) ?? timeOf(row['date_received']),
    reply: api.words(word, textOf(row['error_code'])) ?? '',
    evidence: api.evidence(row),
  };
}

/** The state of a message by itself, from its record or from a detail report. */
export function stateEvent(
  api: ProviderApi,
  row: JsonRecord,
  id: string,
  status: SmsProviderStatus,
): SmsEvent {
  const [messageId, word] = [textOf(row['message_id']), textOf(row['status'])];
  return {
    eventId: eventId('messagemedia-state', messageId ?? id, status),
    id,
    providerId: messageId,
    to: textOf(row['destination_number']) ?? textOf(row['destination_address']),
    status,
    at: timeOf(row['last_status_update']),
    reply: api.words(word, textOf(row['status_code']), textOf(row['status_description'])) ?? '',
    evidence: api.evidence(row),
  };
}

/** A reply: here, too, the source is the patient's phone. Null where it is none. */
export function replyOf(row: JsonRecord, now: number): SmsReply | null {
  const [replyId, from] = [textOf(row['reply_id']), textOf(row['source_number'])];
  if (replyId === null || from === null) return null;
  const at = timeOf(row['date_received']) ?? now;
  return { eventId: eventId('messagemedia-reply', replyId), from, text: textOf(row['content']) ?? '', at };
}
