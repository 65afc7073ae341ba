import { File, FileText, Image, Mail, type LucideIcon } from 'lucide-react';
import { previewKindOf, type PreviewKind } from '../../../shared/domain/document';
import { StatusCell } from '../../shared/ui/StatusCell';
import type { TableColumn } from '../../shared/ui/table/columns';
import { ShortTime } from '../../shared/ui/Times';
import { sizeWords } from '../../shared/words/numbers';
import classes from './document-columns.module.css';
import { isEmail, timeOf, type DocumentRow } from './document-row';
import { KIND_NAMES } from './document-words';

const KIND_ICONS = {
  pdf: FileText,
  image: Image,
  text: FileText,
} as const satisfies Record<PreviewKind, LucideIcon>;

function Kind({ row }: { row: DocumentRow }) {
  const kind = isEmail(row) ? null : previewKindOf(row.mediaType);
  const Icon = isEmail(row) ? Mail : kind === null ? File : KIND_ICONS[kind];
  const name = isEmail(row) ? 'E-mail' : kind === null ? 'File' : KIND_NAMES[kind];
  return (
    <span className={classes.kind} title={name}>
      <Icon className={classes.icon} role="img" aria-label={name} />
    </span>
  );
}

function nameOf(row: DocumentRow): string {
  return isEmail(row) ? row.subject : row.name;
}

function authorOf(row: DocumentRow): string {
  return isEmail(row) ? row.createdBy : row.addedBy;
}

/** What is looked at; enough where a preview stands beside the list, which says the rest. */
export const NARROW_COLUMNS: readonly TableColumn<DocumentRow>[] = [
  {
    id: 'kind',
    title: 'Kind',
    isTitleHidden: true,
    widthPx: 36,
    minWidthPx: 36,
    cell: (row) => <Kind row={row} />,
  },
  {
    id: 'name',
    title: 'Name or subject',
    widthPx: 160,
    minWidthPx: 120,
    isGrowing: true,
    cell: (row) => <bdi>{nameOf(row)}</bdi>,
    tooltip: nameOf,
  },
  {
    id: 'status',
    title: 'Status',
    widthPx: 180,
    minWidthPx: 150,
    cell: (row) => isEmail(row) && <StatusCell row={row} />,
  },
  {
    id: 'date',
    title: 'Date',
    widthPx: 112,
    minWidthPx: 108,
    isAtEnd: true,
    cell: (row) => <ShortTime at={timeOf(row)} />,
  },
];

export const DOCUMENT_COLUMNS: readonly TableColumn<DocumentRow>[] = [
  ...NARROW_COLUMNS,
  {
    id: 'size',
    title: 'Size',
    widthPx: 88,
    minWidthPx: 80,
    isAtEnd: true,
    cell: (row) => !isEmail(row) && <span className={classes.quiet}>{sizeWords(row.sizeBytes)}</span>,
  },
  {
    id: 'by',
    title: 'By',
    widthPx: 110,
    minWidthPx: 72,
    cell: (row) => (
      <span className={classes.quiet}>
        <bdi>{authorOf(row)}</bdi>
      </span>
    ),
    tooltip: authorOf,
  },
];
