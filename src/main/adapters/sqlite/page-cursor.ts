import { SORT_COLUMNS, type MessageSort } from '../../../shared/domain/message-search';
import { MalformedCursorError } from '../../ports/log-errors';

/** Where a page ended: the sort's value there (none when sorted by position) and the row's position. */
export interface PageEnd {
  key: string | number | null;
  position: number;
}

type KeyType = 'string' | 'number' | 'null';

const KEY_TYPES = {
  created: 'null',
  patient: 'string',
  status: 'number',
  statusTime: 'number',
} as const satisfies Record<MessageSort['column'], KeyType>;

/** What one cursor may be at most: a patient's name and some numbers. */
const CURSOR_LIMIT = 4_000;

/** An opaque text for a page's end. It holds its sort, so that it is not taken for one of another sort. */
export function encodeCursor({ column, isDescending }: MessageSort, { key, position }: PageEnd): string {
  const fields = [SORT_COLUMNS.indexOf(column), isDescending ? 1 : 0, position, key];
  return Buffer.from(JSON.stringify(fields), 'utf8').toString('base64url');
}

/**
 * Reads a cursor.
 * @throws MalformedCursorError for any text that `encodeCursor` has not made for this sort
 */
export function decodeCursor(sort: MessageSort, cursor: string): PageEnd {
  const [column, direction, position, key, ...rest] = fieldsOf(cursor);
  const isOfThisSort =
    column === SORT_COLUMNS.indexOf(sort.column) && direction === (sort.isDescending ? 1 : 0);
  if (!isOfThisSort || rest.length > 0 || !isPosition(position) || !isKey(key, KEY_TYPES[sort.column])) {
    throw new MalformedCursorError();
  }
  const end = { key, position };
  // Base64 has more than one text for the same bytes; only ours is taken.
  if (encodeCursor(sort, end) !== cursor) throw new MalformedCursorError();
  return end;
}

function fieldsOf(cursor: string): unknown[] {
  if (cursor.length > CURSOR_LIMIT) throw new MalformedCursorError();
  try {
    const fields: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(fields) ? fields : [];
  } catch {
    throw new MalformedCursorError();
  }
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isKey(value: unknown, type: KeyType): value is PageEnd['key'] {
  if (type === 'number') return Number.isSafeInteger(value);
  return type === 'null' ? value === null : typeof value === 'string';
}
