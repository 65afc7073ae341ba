/** When SMS may go out, by the clock on the wall; outside of it they wait. */
export interface SmsHours {
  /** Minutes after midnight at which the first may go. */
  fromMinute: number;
  /** Minutes after midnight from which none goes; before `fromMinute`: on the next day. The same: no quiet hours. */
  toMinute: number;
}

/** Why an SMS waits for these hours. Stands where a failure's kind would. */
export const QUIET_HOURS_WAIT = 'quiet-hours';

/** 08:00 to 20:00. */
export const FIRST_SMS_HOURS: SmsHours = { fromMinute: 8 * 60, toMinute: 20 * 60 };

/** How far local time is ahead of UTC at a moment, both in ms. */
export type LocalOffset = (at: number) => number;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The local time of a zone.
 * @param zone IANA name, such as "Australia/Sydney"; undefined: that of this computer
 * @throws RangeError when there is no such zone
 */
export function localOffsetIn(zone?: string): LocalOffset {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return wall - Math.floor(at / SECOND_MS) * SECOND_MS;
  };
}

/** True when an SMS may go out at this moment (ms). */
export function isWithinSmsHours(at: number, hours: SmsHours, offsetAt: LocalOffset): boolean {
  return waitMs(at + offsetAt(at), hours) === 0;
}

/**
 * The first moment (ms), this one included, at which an SMS may go out. It goes by what clocks on the wall show:
 * where they are put forward over the beginning, the window opens with the jump; where they are put back, an hour
 * within the window is within it both times.
 */
export function nextSmsMoment(at: number, hours: SmsHours, offsetAt: LocalOffset): number {
  let from = at;
  for (;;) {
    const offsetMs = offsetAt(from);
    const moment = from + waitMs(from + offsetMs, hours);
    if (offsetAt(moment) === offsetMs) return moment;
    from = changeBetween(from, moment, offsetAt);
  }
}

/** How long the clock on the wall has to run until SMS may go out; it is not put forward or back meanwhile. */
function waitMs(wall: number, { fromMinute, toMinute }: SmsHours): number {
  const lengthMs = remainderOf((toMinute - fromMinute) * MINUTE_MS);
  const sinceOpeningMs = remainderOf(wall - fromMinute * MINUTE_MS);
  const isOpen = lengthMs === 0 || sinceOpeningMs < lengthMs;
  return isOpen ? 0 : DAY_MS - sinceOpeningMs;
}

function remainderOf(ms: number): number {
  return ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}

/** The first moment with another offset; clocks are changed once at most within the day that is looked at. */
function changeBetween(from: number, to: number, offsetAt: LocalOffset): number {
  const offsetMs = offsetAt(from);
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offsetMs) before = middle;
    else after = middle;
  }
  return after;
}
