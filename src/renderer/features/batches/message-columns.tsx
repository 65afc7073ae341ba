import { SORT_COLUMNS, type MessageSort } from '../../../shared/domain/message-search';
import type { MessageRow } from '../../../shared/domain/message';
import { ShortTime } from '../../shared/ui/Times';
import type { RowSource, TableColumn } from '../../shared/ui/table/columns';
import { CHANNEL_NAMES } from '../../shared/words/filters';
import { useBatches } from './batches-store';
import classes from './message-columns.module.css';
import { StatusCell } from './StatusCell';

/** What decides comes first; what does not fit a small window is reached by scrolling sideways. */
export const MESSAGE_COLUMNS: readonly TableColumn<MessageRow>[] = [
  {
    id: 'status',
    title: 'Status',
    widthPx: 216,
    minWidthPx: 204,
    isSortable: true,
    cell: (row) => <StatusCell row={row} />,
  },
  {
    id: 'created',
    title: 'Created',
    widthPx: 118,
    minWidthPx: 114,
    isAtEnd: true,
    isSortable: true,
    cell: (row) => <ShortTime at={row.createdAt} />,
  },
  {
    id: 'patient',
    title: 'Patient',
    widthPx: 128,
    minWidthPx: 96,
    isSortable: true,
    cell: (row) => row.patientName,
    tooltip: (row) => row.patientName,
  },
  {
    id: 'to',
    title: 'To',
    widthPx: 152,
    minWidthPx: 88,
    cell: ({ recipient }) => (
      <span className={classes.quiet}>{recipient === '' ? 'no address' : recipient}</span>
    ),
    tooltip: (row) => row.recipient,
  },
  {
    id: 'subject',
    title: 'Subject',
    widthPx: 180,
    minWidthPx: 96,
    isGrowing: true,
    cell: (row) => row.subject,
    tooltip: (row) => row.subject,
  },
  {
    id: 'statusTime',
    title: 'Status time',
    widthPx: 118,
    minWidthPx: 80,
    isAtEnd: true,
    isSortable: true,
    cell: (row) => <ShortTime at={row.statusAt} />,
  },
  {
    id: 'purpose',
    title: 'Purpose',
    widthPx: 136,
    minWidthPx: 64,
    cell: (row) => <span className={classes.quiet}>{row.purpose}</span>,
    tooltip: (row) => row.purpose,
  },
  {
    id: 'channel',
    title: 'Channel',
    widthPx: 64,
    minWidthPx: 56,
    cell: (row) => <span className={classes.quiet}>{CHANNEL_NAMES[row.channel]}</span>,
  },
  {
    id: 'tries',
    title: 'Tries',
    widthPx: 52,
    minWidthPx: 44,
    isAtEnd: true,
    cell: (row) => (row.tries === 0 ? '' : row.tries),
  },
  {
    id: 'details',
    title: 'Details',
    isTitleHidden: true,
    widthPx: 66,
    minWidthPx: 66,
    isPinned: true,
    // Not a stop of the Tab key: Enter opens the row that the keyboard is on.
    cell: () => (
      <button type="button" role="link" tabIndex={-1} className={classes.details} data-row-open>
        details
      </button>
    ),
  },
];

export function isSortColumn(columnId: string): columnId is MessageSort['column'] {
  return (SORT_COLUMNS as readonly string[]).includes(columnId);
}

/** Lets every row of the table read its own message from the store. */
export const MESSAGE_SOURCE: RowSource<MessageRow> = {
  get: (id) => useBatches.getState().rows.get(id),
  subscribe: useBatches.subscribe,
};
