import { dayAndTime } from '../../shared/words/times';
import type { ChosenTime, TimeField } from './draft';

/** A time that is one press away. */
export interface TimeChoice {
  words: string;
  /** Milliseconds since 1970. */
  at: number;
}

const DAYS_A_WEEK = 7;
const MONDAY = 1;

/** What is offered without a calendar: mornings and afternoons to send at, ends of days not to be late for. */
export function timeChoices(field: TimeField, now: number): TimeChoice[] {
  if (field === 'notAfter') {
    return [
      { words: 'End of today', at: startOfDay(now, 1) },
      { words: 'End of tomorrow', at: startOfDay(now, 2) },
      { words: 'In a week', at: startOfDay(now, DAYS_A_WEEK + 1) },
    ];
  }
  const times = [hourOfDay(now, 1, 8), hourOfDay(now, 1, 14), hourOfDay(now, daysUntilMonday(now), 8)];
  return [...new Set(times)].map((at) => ({ words: dayAndTime(at, now), at }));
}

function startOfDay(now: number, daysAhead: number): number {
  return hourOfDay(now, daysAhead, 0);
}

/** By the calendar, so that it holds on the days when clocks are changed. */
function hourOfDay(now: number, daysAhead: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysAhead, hour).getTime();
}

/** Until the next Monday: 1 to 7 days. */
function daysUntilMonday(now: number): number {
  return (MONDAY - new Date(now).getDay() + DAYS_A_WEEK) % DAYS_A_WEEK || DAYS_A_WEEK;
}

/** What a date-and-time input holds ("2026-03-10T09:00", local time), as the draft keeps it. */
export function fromInput(text: string): ChosenTime {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? 'unfinished' : at;
}

/** The way back, to the minute. */
export function toInput(time: ChosenTime): string {
  if (time === null || time === 'unfinished') return '';
  const date = new Date(time);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  return `${day}T${[date.getHours(), date.getMinutes()].map(twoDigits).join(':')}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
