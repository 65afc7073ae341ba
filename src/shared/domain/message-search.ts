import type { OutcomeFilter } from './batch-outcome';
import { CHANNELS, PURPOSES, type Channel, type Purpose } from './message';
import { STATUSES, type Status } from './status';

/** What a search text asks for: plain words, and operators. Words and texts match the beginnings of words. */
export interface MessageSearch {
  words: string[];
  statuses: Status[];
  to: string[];
  patient: string[];
  batch: string[];
  channels: Channel[];
  purposes: Purpose[];
  /** Created before this time (ms), exclusive. */
  createdBefore: number | null;
  /** Created at or after this time (ms). */
  createdAfter: number | null;
  /** Operators whose value means nothing, as typed: shown to the person instead of being guessed at. */
  notUnderstood: string[];
}

/** One-click filters above the table. */
export const QUICK_FILTERS = [
  'needs-attention',
  'waiting',
  'unconfirmed',
  'failed-today',
  'not-delivered',
  'opted-out',
  'sms',
  'handled',
] as const;
export type QuickFilter = (typeof QUICK_FILTERS)[number];

/** What narrows the table with one click: above it, or in a batch by what became of its messages. */
export type MessageFilter = QuickFilter | OutcomeFilter;

/** Whether a filter is one of those above the table. */
export function isQuickFilter(filter: MessageFilter): filter is QuickFilter {
  return (QUICK_FILTERS as readonly string[]).includes(filter);
}

/** Columns by which the table of messages sorts. */
export const SORT_COLUMNS = ['created', 'patient', 'status', 'statusTime'] as const;

export interface MessageSort {
  column: (typeof SORT_COLUMNS)[number];
  isDescending: boolean;
}

/** "Not delivered after 4 hours". */
export const NOT_DELIVERED_AFTER_MS = 4 * 60 * 60_000;

/** Nobody types more; a text dropped in by mistake must not become a query of a million words. */
const SEARCH_LIMIT = 1_000;

const TOKEN = /([a-z]+):(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+)/gi;

/**
 * Reads a search text: `status:bounced to:anh patient:"Nguyen, Anh" channel:sms purpose:recall batch:reminders
 * before:2026-03-01 after:1/3/2026 word "two words"`. Any text is taken, its first 1,000 characters are read; nothing
 * throws.
 */
export function parseMessageSearch(text: string): MessageSearch {
  const search: MessageSearch = {
    words: [],
    statuses: [],
    to: [],
    patient: [],
    batch: [],
    channels: [],
    purposes: [],
    createdBefore: null,
    createdAfter: null,
    notUnderstood: [],
  };
  for (const match of text.slice(0, SEARCH_LIMIT).matchAll(TOKEN)) {
    const operator = match[1]?.toLowerCase();
    const value = (match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').trim();
    if (operator === undefined) {
      if (value !== '') search.words.push(value);
      continue;
    }
    const apply = isOperator(operator) ? OPERATORS[operator] : undefined;
    if (apply === undefined) search.words.push(`${operator}:${value}`);
    else if (value === '' || !apply(search, value)) search.notUnderstood.push(match[0]);
  }
  return search;
}

type Operator = 'status' | 'to' | 'patient' | 'batch' | 'channel' | 'purpose' | 'before' | 'after';

function isOperator(text: string): text is Operator {
  return Object.hasOwn(OPERATORS, text);
}

/** Each operator takes its value, or says false when the value means nothing. */
const OPERATORS = {
  status: (search, value) => pushAll(search.statuses, STATUSES, value),
  to: (search, value) => search.to.push(value) > 0,
  patient: (search, value) => search.patient.push(value) > 0,
  batch: (search, value) => search.batch.push(value) > 0,
  channel: (search, value) => pushAll(search.channels, CHANNELS, value.replace('-', '')),
  purpose: (search, value) => pushAll(search.purposes, PURPOSES, value),
  before: (search, value) => {
    const day = startOfDay(value);
    search.createdBefore = day ?? search.createdBefore;
    return day !== null;
  },
  after: (search, value) => {
    const day = startOfDay(value);
    search.createdAfter = day ?? search.createdAfter;
    return day !== null;
  },
} satisfies Record<Operator, (search: MessageSearch, value: string) => boolean>;

function pushAll<Word extends string>(into: Word[], known: readonly Word[], value: string): boolean {
  const wanted = value.toLowerCase();
  const found = known.filter((word) => word.toLowerCase().startsWith(wanted));
  into.push(...found);
  return found.length > 0;
}

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_FIRST_DATE = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/** Start of a day in local time (ms) for "2026-03-01" or "1/3/2026"; null for what is no date. */
function startOfDay(text: string): number | null {
  const iso = ISO_DATE.exec(text);
  const dayFirst = DAY_FIRST_DATE.exec(text);
  const [year, month, day] = (iso?.slice(1) ?? dayFirst?.slice(1).reverse() ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(year, month - 1, day);
  // The constructor makes 1 April of 31 March and a bit, and 1950 of the year 50.
  const isThatDay = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return isThatDay ? date.getTime() : null;
}
