import { isGivenUp } from '../../../shared/domain/retry-schedule';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { Settlement } from '../../ports/outbox-store';
import type { SmsEvent, SmsFinding } from '../../ports/sms-provider';
import type { UnconfirmedSms } from '../../ports/sms-store';
import { sendingUpdate } from '../outbox/settle-attempt';
import type { Ports } from '../ports';

export type ResolvePorts = Pick<Ports, 'clock' | 'messages' | 'outbox' | 'transaction'>;

/**
 * Writes down what the provider says of an SMS that nobody knew about: it has it, and it is Queued there; or it has
 * certainly not got it, and it waits again, unless its time is over. What the provider cannot tell stays in doubt; so
 * does what it does not list of a backup, because nobody knows around which time to look for it.
 * @returns whether it waits again
 */
export function resolveUnconfirmedSms(
  ports: ResolvePorts,
  { id, attemptedAt, firstDueAt, isAttemptKnown }: UnconfirmedSms,
  finding: SmsFinding,
): boolean {
  if (finding.found === null || (!finding.found && !isAttemptKnown)) return false;
  const now = ports.clock.now();
  return ports.transaction.run(() => {
    const row = ports.messages.rows([id])[0];
    // A person or a report may have said what became of it meanwhile.
    if (row?.outboxState !== 'unconfirmed') return false;
    if (finding.found) {
      const done = { state: 'done', providerId: finding.event.providerId } as const;
      ports.outbox.settle(id, done, [goneUpdate(finding.event, attemptedAt, now)], now);
      return false;
    }
    const isOver = isGivenUp(now, firstDueAt);
    const settlement: Settlement = isOver
      ? { state: 'done', providerId: null }
      : { state: 'waiting', dueAt: now, waitReason: null, countsAsTry: true };
    const gaveUp = sendingUpdate(now, 'gave-up', { status: 'Error' });
    ports.outbox.settle(id, settlement, [notGoneUpdate(row.tries, now), ...(isOver ? [gaveUp] : [])], now);
    return !isOver;
  });
}

/** The provider has it since the attempt, whatever the time at which that was found out. */
function goneUpdate({ reply, evidence }: SmsEvent, attemptedAt: number, now: number): NewStatusUpdate {
  return {
    at: Math.min(Math.max(attemptedAt, 0), now),
    status: 'Queued',
    code: 'confirmed-gone',
    detail: reply === '' ? {} : { reply },
    source: 'provider',
    by: null,
    eventKey: `provider:confirmed-gone:${String(now)}`,
    ...(evidence === '' ? {} : { evidence: { mediaType: 'application/json', text: evidence } }),
  };
}

function notGoneUpdate(tries: number, at: number): NewStatusUpdate {
  return {
    at,
    status: null,
    code: 'confirmed-not-gone',
    detail: {},
    source: 'provider',
    by: null,
    eventKey: `provider:confirmed-not-gone:${String(tries)}:${String(at)}`,
  };
}
