import type { DraftProblem, MessageDraft } from '../../../shared/domain/draft';
import type { Channel } from '../../../shared/domain/message';
import { localOffsetIn, nextSmsMoment } from '../../../shared/domain/quiet-hours';
import { isTooLate } from '../../../shared/domain/retry-schedule';
import type { Ports } from '../ports';

type Wanted = Pick<MessageDraft, 'channel' | 'scheduledFor' | 'notAfter'>;

interface Leaving {
  /** As it is written to the log (ms); null: at once. */
  scheduledFor: number | null;
  /** The same where it is not what was asked for: SMS have hours. */
  movedTo: number | null;
  /** Problems that a draft has with these hours. */
  problems: DraftProblem[];
}

const localOffset = localOffsetIn();

/** The first allowed moment (ms) from one on. */
const NEXT_MOMENT = {
  email: (_ports, at) => at,
  sms: ({ settings }, at) => nextSmsMoment(at, settings.desk().smsHours, localOffset),
} as const satisfies Record<Channel, (ports: Pick<Ports, 'settings'>, at: number) => number>;

/** When messages leave that are wanted for a time: what falls into the quiet hours goes with the next ones. */
export function leavingTime(
  ports: Pick<Ports, 'settings'>,
  { channel, scheduledFor, notAfter }: Wanted,
  now: number,
): Leaving {
  const wantedAt = Math.max(scheduledFor ?? now, now);
  const moment = NEXT_MOMENT[channel](ports, wantedAt);
  if (moment === wantedAt) return { scheduledFor, movedTo: null, problems: [] };
  const isInTime = isTooLate(wantedAt, notAfter) || !isTooLate(moment, notAfter);
  return { scheduledFor: moment, movedTo: moment, problems: isInTime ? [] : ['sms-hours-past-not-after'] };
}
