const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** "10:02" */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** "10:02:11" */
function clockTimeWithSeconds(at: number): string {
  return `${clockTime(at)}:${twoDigits(new Date(at).getSeconds())}`;
}

/** "10:02:11.204" */
export function clockTimeWithMilliseconds(at: number): string {
  return `${clockTimeWithSeconds(at)}.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`;
}

/** How many calendar days `at` lies after the day of `now` (negative: before), in local time. */
function daysFromToday(at: number, now: number): number {
  const day = new Date(at).setHours(0, 0, 0, 0);
  const today = new Date(now).setHours(0, 0, 0, 0);
  // Days of 23 and 25 hours exist where clocks are put forward and back.
  return Math.round((day - today) / DAY_MS);
}

const NAMED_DAYS: Record<number, string> = { [-1]: 'Yesterday', [0]: 'Today', [1]: 'Tomorrow' };

/** "Tue 3 Mar" in the year of `now`, "3 Mar 2025" in any other. */
export function dateWords(at: number, now: number): string {
  const date = new Date(at);
  const dayAndMonth = `${date.getDate()} ${MONTHS[date.getMonth()] ?? ''}`;
  return date.getFullYear() === new Date(now).getFullYear()
    ? `${WEEKDAYS[date.getDay()] ?? ''} ${dayAndMonth}`
    : `${dayAndMonth} ${date.getFullYear()}`;
}

/** "Today", "Yesterday", "Tomorrow", "Tue 3 Mar" or "3 Mar 2025". */
export function dayWords(at: number, now: number): string {
  return NAMED_DAYS[daysFromToday(at, now)] ?? dateWords(at, now);
}

/** As people say it, for a table: "10:02", "Yesterday 16:40", "Tue 3 Mar", "3 Mar 2025". */
export function shortTime(at: number, now: number): string {
  const days = daysFromToday(at, now);
  if (days === 0) return clockTime(at);
  const name = NAMED_DAYS[days];
  return name === undefined ? dateWords(at, now) : `${name} ${clockTime(at)}`;
}

/** Always with the hour: "10:02", "Tomorrow 09:00", "Tue 3 Mar 10:02". For what is still to come, and for sentences. */
export function dayAndTime(at: number, now: number): string {
  return daysFromToday(at, now) === 0 ? clockTime(at) : `${dayWords(at, now)} ${clockTime(at)}`;
}

/** Within a sentence: "at 10:40", "tomorrow at 09:00", "on Mon 9 Mar at 09:05". */
export function whenWords(at: number, now: number): string {
  const days = daysFromToday(at, now);
  if (days === 0) return `at ${clockTime(at)}`;
  const name = NAMED_DAYS[days];
  return `${name === undefined ? `on ${dateWords(at, now)}` : name.toLowerCase()} at ${clockTime(at)}`;
}

/** Time left until `at`, in whole seconds: "1:42", "0:05", never below "0:00". */
export function countdownWords(at: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((at - now) / SECOND_MS));
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
}

/** "Tue 3 Mar 2026, 10:02:11": for tooltips and wherever the exact time counts. */
export function exactTime(at: number): string {
  const date = new Date(at);
  const day = `${WEEKDAYS[date.getDay()] ?? ''} ${date.getDate()} ${MONTHS[date.getMonth()] ?? ''} ${date.getFullYear()}`;
  return `${day}, ${clockTimeWithSeconds(at)}`;
}

/** "just now", "40 s ago", "5 min ago", "3 h ago"; further back the day. */
export function timeAgo(at: number, now: number): string {
  const passedMs = now - at;
  if (passedMs < 5 * SECOND_MS) return 'just now';
  if (passedMs < MINUTE_MS) return `${Math.floor(passedMs / SECOND_MS)} s ago`;
  if (passedMs < HOUR_MS) return `${Math.floor(passedMs / MINUTE_MS)} min ago`;
  if (passedMs < 12 * HOUR_MS) return `${Math.floor(passedMs / HOUR_MS)} h ago`;
  return shortTime(at, now);
}

/** Time between two lines of a history: "+0.7 s", "+45 s", "+11 min", "+2 h 5 min", "+3 days". */
export function timeBetween(fromMs: number, toMs: number): string {
  const sign = toMs < fromMs ? '−' : '+';
  return `${sign}${spanWords(Math.abs(toMs - fromMs))}`;
}

/** "0.7 s", "45 s", "11 min", "2 h 5 min", "3 days". Whole minutes, hours and days are counted when they are over. */
export function spanWords(ms: number): string {
  // From here on the tenth would be rounded up to ten seconds.
  if (ms < 9_950) return `${(ms / SECOND_MS).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND_MS);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day' : `${days} days`;
}
