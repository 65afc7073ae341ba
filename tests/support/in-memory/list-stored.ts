import type { MessageRow } from '../../../src/shared/domain/message';
import type { MessageSearch, MessageSort } from '../../../src/shared/domain/message-search';
import { passesQuickFilter } from '../../../src/shared/domain/quick-filter';
import { fold, wordsIn, wordsWanted } from '../../../src/shared/domain/search-words';
import { STATUSES } from '../../../src/shared/domain/status';
import { decodeCursor, encodeCursor, type PageEnd } from '../../../src/main/adapters/sqlite/page-cursor';
import type { MessageQuery, Page } from '../../../src/main/ports/message-store';
import { compareText } from './compare-text';
import type { MemoryDatabase, StoredMessage } from './memory-database';
import { rowOf } from './stored-message';

/** The list of messages, by looking at every one. */
export function listStored(
  all: readonly StoredMessage[],
  tables: Pick<MemoryDatabase['tables'], 'batches'>,
  query: MessageQuery,
): Page<MessageRow> {
  const { sort, cursor, limit } = query;
  const direction = sort.isDescending ? -1 : 1;
  const end = cursor === null ? null : decodeCursor(sort, cursor);
  const rows = all
    .map((stored) => ({ stored, row: rowOf(stored, tables) }))
    .filter(({ stored, row }) => isListed(stored, row, query))
    .map(({ row }) => ({ row, end: { key: keyOf(row, sort), position: row.position } }))
    .sort((one, other) => direction * compareEnds(one.end, other.end))
    .filter((entry) => end === null || direction * compareEnds(entry.end, end) > 0);
  const last = rows[limit - 1];
  const isLastPage = last === undefined || rows.length === limit;
  return {
    rows: rows.slice(0, limit).map(({ row }) => row),
    nextCursor: isLastPage ? null : encodeCursor(sort, last.end),
  };
}

const KEYS = {
  created: () => null,
  patient: ({ patientName }) => fold(patientName),
  status: ({ status }) => STATUSES.indexOf(status),
  statusTime: ({ statusAt }) => statusAt,
} satisfies Record<MessageSort['column'], (row: MessageRow) => PageEnd['key']>;

function keyOf(row: MessageRow, { column }: MessageSort): PageEnd['key'] {
  return KEYS[column](row);
}

function compareEnds(one: PageEnd, other: PageEnd): number {
  const byKey =
    typeof one.key === 'string'
      ? compareText(one.key, String(other.key))
      : Number(one.key) - Number(other.key);
  return byKey === 0 ? one.position - other.position : byKey;
}

function isListed(stored: StoredMessage, row: MessageRow, query: MessageQuery): boolean {
  const { search, quickFilter, batchId } = query;
  const { statuses, channels, purposes, createdAfter, createdBefore } = search;
  return (
    (batchId === null || row.batchId === batchId) &&
    (statuses.length === 0 || statuses.includes(row.status)) &&
    (channels.length === 0 || channels.includes(row.channel)) &&
    (purposes.length === 0 || purposes.includes(row.purpose)) &&
    (createdAfter === null || row.createdAt >= createdAfter) &&
    (createdBefore === null || row.createdAt < createdBefore) &&
    (quickFilter === null || passesQuickFilter(quickFilter, row, query)) &&
    hasWords(stored, row, search)
  );
}

function hasWords(stored: StoredMessage, row: MessageRow, search: MessageSearch): boolean {
  const { patientName, recipient, subject, batchName } = row;
  const criteria: [string[], string[]][] = [
    [search.words, [patientName, recipient, subject, stored.written.preview.text]],
    [search.to, [recipient]],
    [search.patient, [patientName]],
    [search.batch, [batchName]],
  ];
  const asked = criteria.filter(([texts]) => texts.length > 0);
  const wanted = asked.map(([texts, columns]) => ({
    starts: texts.flatMap(wordsWanted),
    words: columns.flatMap(wordsIn),
  }));
  if (asked.length > 0 && wanted.every(({ starts }) => starts.length === 0)) return false;
  return wanted.every(({ starts, words }) =>
    starts.every((start) => words.some((word) => word.startsWith(start))),
  );
}
