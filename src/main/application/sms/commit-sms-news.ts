import { smsNews } from '../../../shared/domain/sms-status';
import { isStopReply } from '../../../shared/domain/stop-reply';
import type { Report } from '../../../shared/domain/report';
import type { OpenSms, SmsEvent, SmsFetched, SmsReply } from '../../ports/sms-provider';
import type { Ports } from '../ports';
import { recordReports, type RecordPorts } from '../tracking/record-reports';
import { refuseSms } from './refuse-sms';

export type NewsPorts = RecordPorts & Pick<Ports, 'sms'>;

/**
 * Commits what a provider has told, with all that follows from it, in one transaction; only then may it be told that
 * this has been done. The same news read again change nothing.
 * @param open the SMS that were asked about
 */
export function commitSmsNews(
  ports: NewsPorts,
  accountId: string,
  { events, replies }: Pick<SmsFetched, 'events' | 'replies'>,
  open: readonly OpenSms[],
): void {
  const now = ports.clock.now();
  const reports = events
    .flatMap((event) => reportOf(accountId, event, open, now) ?? [])
    .filter(({ keys }) => isSms(ports, keys.sendtrailId));
  const stops = replies.filter(({ text }) => isStopReply(text));
  if (reports.length + stops.length === 0) return;
  ports.transaction.run(() => {
    recordReports(ports, reports);
    for (const reply of stops) stopFor(ports, accountId, reply, now);
  });
}

function isSms({ messages }: Pick<Ports, 'messages'>, id: string | null): boolean {
  return id !== null && messages.rows([id])[0]?.channel === 'sms';
}

/**
 * Null where it says nothing new, or nothing of ours. What a provider's clock says is taken for no earlier than it had
 * the SMS and no later than it told.
 */
function reportOf(
  accountId: string,
  { eventId, id, providerId, status, at, reply, evidence }: SmsEvent,
  open: readonly OpenSms[],
  now: number,
): Report | null {
  const news = smsNews(status);
  const asked = open.find((sms) => (id === null ? sms.providerId === providerId : sms.id === id));
  const messageId = id ?? (providerId === null ? null : (asked?.id ?? null));
  if (news === null || messageId === null) return null;
  return {
    key: `sms:${eventId}`,
    accountId,
    source: 'provider',
    occurredAt: Math.min(Math.max(at ?? now, asked?.sentAt ?? 0), now),
    receivedAt: now,
    keys: {
      token: null,
      envelopeId: null,
      sendtrailId: messageId,
      messageIdHeader: null,
      recipient: null,
    },
    ...news,
    detail: reply === '' ? {} : { reply },
    evidence: evidence === '' ? null : { mediaType: 'application/json', text: evidence },
  };
}

/** The patient wants no SMS any more. What is said at the desk after the answer came counts more. */
function stopFor(
  ports: NewsPorts,
  accountId: string,
  { eventId, from, text, at }: SmsReply,
  now: number,
): void {
  if (!ports.sms.noteReply(accountId, eventId, now)) return;
  const lastId = ports.sms.lastTo(accountId, from);
  const last = lastId === null ? null : (ports.messages.rows([lastId])[0] ?? null);
  refuseSms(ports, from, at, last);
  if (last === null) return;
  ports.messages.append(
    last.id,
    {
      at: Math.min(at, now),
      status: null,
      code: 'unsubscribed',
      detail: { reply: text.trim() },
      source: 'provider',
      by: null,
      eventKey: `reply:${eventId}`,
    },
    now,
  );
}
