import { fold } from './search-words';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const LONG_MONTHS =
  'january february march april may june july august september october november december'.split(' ');
const SHORTEST_MONTH = 3;

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/;
const NAMED_MONTH = /^(\d{1,2})[-/. ]([a-z]+)\.?[-/. ](\d{4})$/;

/**
 * Reads a date of birth: "12/3/1980", "12.3.1980", "12 Mar 1980", "1980-03-12"; the day comes before the month.
 * @returns ISO 8601 ("1980-03-12"); null for no date that there has been, and for a year of two digits, which may be
 *   of either century
 */
export function parseDateOfBirth(text: string): string | null {
  const typed = fold(text).replace(/\s+/g, ' ').trim();
  const [, year, , month, day] = YEAR_FIRST.exec(typed) ?? [];
  if (year !== undefined) return isoDate(Number(year), Number(month), Number(day));
  const [, ownDay, , ownMonth, ownYear] = DAY_FIRST.exec(typed) ?? [];
  if (ownYear !== undefined) return isoDate(Number(ownYear), Number(ownMonth), Number(ownDay));
  const [, dayBefore, name = '', yearAfter] = NAMED_MONTH.exec(typed) ?? [];
  return isoDate(Number(yearAfter), monthNamed(name), Number(dayBefore));
}

/** "12 Mar 1980", for an ISO date. */
export function dateOfBirthText(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** 1 for January; 0 for no month. */
function monthNamed(name: string): number {
  if (name.length < SHORTEST_MONTH) return 0;
  return LONG_MONTHS.findIndex((month) => month.startsWith(name)) + 1;
}

/** Null for a day that the calendar does not have. */
function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1_000 ? date.toISOString().slice(0, 10) : null;
}
