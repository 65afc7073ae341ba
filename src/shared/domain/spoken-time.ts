const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Further away than this, the name of a weekday could mean two days. */
const WEEKDAY_REACH_DAYS = 6;

const NAMED_DAYS: Partial<Record<number, string>> = { [-1]: 'yesterday', [1]: 'tomorrow' };

/**
 * A time as people say it, in local time: "10:02" today, "yesterday 16:40", "Tue 10:02", "3 Mar 10:02",
 * "3 Mar 2025 10:02".
 */
export function spokenTime(at: number, now: number): string {
  const days = daysFromToday(at, now);
  return days === 0 ? clockTime(at) : `${dayName(at, now, days)} ${clockTime(at)}`;
}

/** The same as it stands behind a verb: "at 10:02", "yesterday 16:40". */
export function spokenWhen(at: number, now: number): string {
  return daysFromToday(at, now) === 0 ? `at ${clockTime(at)}` : spokenTime(at, now);
}

/** So long seconds are named: "1 min later" would say too little of 89 of them. */
const SECONDS_REACH_MS = 90 * SECOND_MS;

/** Time passed since an event just named: "at once", "3 s later", "4 min later"; from an hour on, when it was. */
export function spokenLater(at: number, since: number, now: number): string {
  const passedMs = at - since;
  if (passedMs < 0 || passedMs >= HOUR_MS) return spokenWhen(at, now);
  if (passedMs < SECOND_MS) return 'at once';
  if (passedMs < SECONDS_REACH_MS) return `${String(Math.round(passedMs / SECOND_MS))} s later`;
  return `${String(Math.round(passedMs / MINUTE_MS))} min later`;
}

function clockTime(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

function daysFromToday(at: number, now: number): number {
  const day = new Date(at).setHours(0, 0, 0, 0);
  const today = new Date(now).setHours(0, 0, 0, 0);
  // Rounded: where clocks are put forward and back, a day has 23 or 25 hours.
  return Math.round((day - today) / DAY_MS);
}

function dayName(at: number, now: number, daysAway: number): string {
  const named = NAMED_DAYS[daysAway];
  if (named !== undefined) return named;
  const date = new Date(at);
  if (Math.abs(daysAway) <= WEEKDAY_REACH_DAYS) return WEEKDAYS[date.getDay()] ?? '';
  const dayAndMonth = `${String(date.getDate())} ${MONTHS[date.getMonth()] ?? ''}`;
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return isThisYear ? dayAndMonth : `${dayAndMonth} ${String(date.getFullYear())}`;
}
