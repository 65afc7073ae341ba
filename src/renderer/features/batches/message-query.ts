import type { MessageFilter, MessageSort } from '../../../shared/domain/message-search';

/** Which messages the table shows, and in what order. */
export interface MessageQuery {
  /** Null: of all batches. */
  batchId: string | null;
  search: string;
  quickFilter: MessageFilter | null;
  sort: MessageSort;
}

export const FIRST_QUERY: MessageQuery = {
  batchId: null,
  search: '',
  quickFilter: null,
  sort: { column: 'created', isDescending: true },
};

/** Whether the newest messages stand on top. */
export function isNewestFirst({ sort }: MessageQuery): boolean {
  return sort.column === 'created' && sort.isDescending;
}

/** Whether the page itself can tell that a new message belongs to the list, and where: on top. */
export function isPlain(query: MessageQuery): boolean {
  return query.search.trim() === '' && query.quickFilter === null && isNewestFirst(query);
}

/** Whether anything narrows the list down, so that an empty one means "nothing matches". */
export function isNarrowed({ batchId, search, quickFilter }: MessageQuery): boolean {
  return batchId !== null || search.trim() !== '' || quickFilter !== null;
}

/** A click on a heading: the same column turns round; times start with the newest, words with A. */
export function sortedBy({ sort }: MessageQuery, column: MessageSort['column']): MessageSort {
  if (sort.column === column) return { column, isDescending: !sort.isDescending };
  return { column, isDescending: column === 'created' || column === 'statusTime' };
}
