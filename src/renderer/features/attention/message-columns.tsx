import type { MessageRow } from '../../../shared/domain/message';
import { messageColumns } from '../../shared/ui/message-columns';
import { ShortTime } from '../../shared/ui/Times';
import type { TableColumn } from '../../shared/ui/table/columns';

export const NEEDS_ATTENTION_COLUMNS = messageColumns(
  'status',
  'statusTime',
  'patient',
  'to',
  'subject',
  'purpose',
  'details',
);

const BY_WHOM: readonly TableColumn<MessageRow>[] = [
  {
    id: 'handledAt',
    title: 'Handled',
    widthPx: 118,
    minWidthPx: 80,
    isAtEnd: true,
    cell: ({ handledAt }) => (handledAt === null ? '' : <ShortTime at={handledAt} />),
  },
  {
    id: 'handledBy',
    title: 'By',
    widthPx: 96,
    minWidthPx: 64,
    cell: ({ handledBy }) => handledBy,
    tooltip: ({ handledBy }) => handledBy ?? '',
  },
  {
    id: 'handledNote',
    title: 'Note',
    widthPx: 200,
    minWidthPx: 96,
    isGrowing: true,
    cell: ({ handledNote }) => handledNote,
    tooltip: ({ handledNote }) => handledNote ?? '',
  },
];

export const HANDLED_COLUMNS: readonly TableColumn<MessageRow>[] = [
  ...messageColumns('status', 'patient'),
  ...BY_WHOM,
  ...messageColumns('statusTime', 'purpose', 'details'),
];
