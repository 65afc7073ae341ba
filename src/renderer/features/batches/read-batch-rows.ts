import type { MessageRow } from '../../../shared/domain/message';
import type { MessageFilter } from '../../../shared/domain/message-search';
import { ask } from '../../shared/bridge';

/** As many as main gives at once. */
const PAGE_ROWS = 500;

/** All messages of a batch, or of one group of it, in the order in which they were written. */
export async function readBatchRows(batchId: string, group: MessageFilter | null): Promise<MessageRow[]> {
  const rows: MessageRow[] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: MessageRow[]; nextCursor: string | null } = await ask('messages:list', {
      ...{ batchId, search: '', quickFilter: group, cursor, limit: PAGE_ROWS },
      sort: { column: 'created', isDescending: false },
    });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
