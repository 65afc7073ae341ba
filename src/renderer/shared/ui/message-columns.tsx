import type { Channel, MessageRow } from '../../../shared/domain/message';
import { CHANNEL_NAMES } from '../words/filters';
import classes from './message-columns.module.css';
import { Recipient } from './Recipient';
import { StatusCell } from './StatusCell';
import { ShortTime } from './Times';
import type { TableColumn } from './table/columns';

const NO_RECIPIENT = { email: 'no address', sms: 'no number' } as const satisfies Record<Channel, string>;

/** Every column that a table of messages can have. */
const COLUMNS = {
  status: {
    id: 'status',
    title: 'Status',
    widthPx: 216,
    minWidthPx: 204,
    // A status alone; its badge is then cut, and whole in its tooltip.
    tightWidthPx: 124,
    isSortable: true,
    cell: (row) => <StatusCell row={row} />,
  },
  created: {
    id: 'created',
    title: 'Created',
    widthPx: 118,
    minWidthPx: 114,
    tightWidthPx: 80,
    isAtEnd: true,
    isSortable: true,
    cell: (row) => <ShortTime at={row.createdAt} />,
  },
  patient: {
    id: 'patient',
    title: 'Patient',
    widthPx: 128,
    minWidthPx: 96,
    tightWidthPx: 84,
    isSortable: true,
    cell: (row) => row.patientName,
    tooltip: (row) => row.patientName,
  },
  to: {
    id: 'to',
    title: 'To',
    widthPx: 152,
    minWidthPx: 88,
    tightWidthPx: 72,
    cell: ({ recipient, channel }) => (
      <span className={classes.quiet}>
        {recipient === '' ? NO_RECIPIENT[channel] : <Recipient recipient={recipient} />}
      </span>
    ),
    tooltip: (row) => row.recipient,
  },
  subject: {
    id: 'subject',
    title: 'Subject',
    widthPx: 180,
    minWidthPx: 96,
    isGrowing: true,
    cell: (row) => row.subject,
    tooltip: (row) => row.subject,
  },
  statusTime: {
    id: 'statusTime',
    title: 'Status time',
    widthPx: 118,
    minWidthPx: 98,
    isAtEnd: true,
    isSortable: true,
    cell: (row) => <ShortTime at={row.statusAt} />,
  },
  purpose: {
    id: 'purpose',
    title: 'Purpose',
    widthPx: 136,
    minWidthPx: 64,
    cell: (row) => <span className={classes.quiet}>{row.purpose}</span>,
    tooltip: (row) => row.purpose,
  },
  channel: {
    id: 'channel',
    title: 'Channel',
    widthPx: 64,
    minWidthPx: 56,
    cell: (row) => <span className={classes.quiet}>{CHANNEL_NAMES[row.channel]}</span>,
  },
  tries: {
    id: 'tries',
    title: 'Tries',
    widthPx: 52,
    minWidthPx: 44,
    isAtEnd: true,
    cell: (row) => (row.tries === 0 ? '' : row.tries),
  },
  details: {
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
} as const satisfies Record<string, TableColumn<MessageRow>>;

/** The columns of one table, in its order. */
export function messageColumns(...columnIds: (keyof typeof COLUMNS)[]): readonly TableColumn<MessageRow>[] {
  return columnIds.map((columnId) => COLUMNS[columnId]);
}
