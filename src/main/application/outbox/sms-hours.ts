import { localOffsetIn, nextSmsMoment, type SmsHours } from '../../../shared/domain/quiet-hours';

const localOffset = localOffsetIn();

/**
 * Until when an SMS has to wait for the clinic's hours (ms); null: it may go now. What has a last moment is looked at
 * again right after it, to be ended then.
 */
export function waitsForHours(hours: SmsHours, now: number, notAfter: number | null): number | null {
  const moment = nextSmsMoment(now, hours, localOffset);
  if (moment <= now) return null;
  return notAfter === null ? moment : Math.min(moment, notAfter + 1);
}
