import { SORT_COLUMNS, type MessageSort } from '../../../shared/domain/message-search';
import type { MessageRow } from '../../../shared/domain/message';
import { messageColumns } from '../../shared/ui/message-columns';
import type { RowSource } from '../../shared/ui/table/columns';
import { useBatches } from './batches-store';

/** What decides comes first; what does not fit a small window is reached by scrolling sideways. */
export const MESSAGE_COLUMNS = messageColumns(
  'status',
  'created',
  'patient',
  'to',
  'subject',
  'statusTime',
  'purpose',
  'channel',
  'tries',
  'details',
);

export function isSortColumn(columnId: string): columnId is MessageSort['column'] {
  return (SORT_COLUMNS as readonly string[]).includes(columnId);
}

/** Lets every row of the table read its own message from the store. */
export const MESSAGE_SOURCE: RowSource<MessageRow> = {
  get: (id) => useBatches.getState().rows.get(id),
  subscribe: useBatches.subscribe,
};
