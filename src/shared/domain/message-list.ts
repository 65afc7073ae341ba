import type { MessageRow } from './message';
import type { MessageFilter, MessageSort } from './message-search';

/** What the table of messages asks for. */
export interface MessageListRequest {
  batchId: string | null;
  /** As typed; main reads the operators. */
  search: string;
  quickFilter: MessageFilter | null;
  sort: MessageSort;
  cursor: string | null;
  limit: number;
}

export interface MessagePage {
  rows: MessageRow[];
  nextCursor: string | null;
  /** Operators in the search text that mean nothing, as typed. */
  notUnderstood: string[];
}
