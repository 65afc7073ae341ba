import type { MessageRow } from '../../../shared/domain/message';
import { messageColumns } from '../../shared/ui/message-columns';
import { ShortTime } from '../../shared/ui/Times';
import type { TableColumn } from '../../shared/ui/table/columns';

/** Columns that are not scrolled to as long as they find room. */
function keptColumns(...columnIds: Parameters<typeof messageColumns>): TableColumn<MessageRow>[] {
  return messageColumns(...columnIds).map((column) => ({ ...column, isKept: true }));
}

export const NEEDS_ATTENTION_COLUMNS: readonly TableColumn<MessageRow>[] = [
  ...messageColumns('status', 'statusTime', 'patient', 'to', 'subject'),
  ...keptColumns('purpose'),
  ...messageColumns('details'),
];

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
  ...keptColumns('statusTime', 'purpose'),
  ...messageColumns('details'),
];
