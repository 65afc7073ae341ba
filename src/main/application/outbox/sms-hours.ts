import type { MessageRow } from '../../../shared/domain/message';
import { localOffsetIn, nextSmsMoment } from '../../../shared/domain/quiet-hours';
import type { Ports } from '../ports';

const localOffset = localOffsetIn();

/** The SMS that a message is, or that it carries to a gateway; null: it makes no phone ring. */
export function smsOf({ messages }: Pick<Ports, 'messages'>, row: MessageRow): MessageRow | null {
  if (row.channel === 'sms') return row;
  // An e-mail to a patient carries nothing: it need not be looked at any closer.
  if (row.patientId !== null) return null;
  const carries = messages.details(row.id)?.carries ?? null;
  return carries === null ? null : (messages.rows([carries])[0] ?? null);
}

/**
 * Until when an SMS has to wait for the clinic's hours (ms); null: it may go now. What has a last moment is looked at
 * again right after it, to be ended then.
 */
export function waitsForHours(
  { settings }: Pick<Ports, 'settings'>,
  now: number,
  notAfter: number | null,
): number | null {
  const moment = nextSmsMoment(now, settings.desk().smsHours, localOffset);
  if (moment <= now) return null;
  return notAfter === null ? moment : Math.min(moment, notAfter + 1);
}
