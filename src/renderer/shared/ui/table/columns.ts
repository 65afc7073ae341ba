import type { ReactNode } from 'react';

/** One column of a {@link DataTable}. */
export interface TableColumn<Row> {
  id: string;
  title: string;
  /** The title is for screen readers only, where the cells speak for themselves. */
  isTitleHidden?: boolean;
  widthPx: number;
  minWidthPx: number;
  /** Takes the room that is left. One column of a table does. */
  isGrowing?: boolean;
  /** Numbers and times stand at the end. */
  isAtEnd?: boolean;
  /** Stays in view when the table is wider than the window. */
  isPinned?: boolean;
  isSortable?: boolean;
  cell: (row: Row) => ReactNode;
  /** The whole text, where the cell may cut it. */
  tooltip?: (row: Row) => string;
}

/** Where rows are read from and how their changes are heard of; each row on the screen reads its own. */
export interface RowSource<Row> {
  get: (id: string) => Row | undefined;
  subscribe: (listener: () => void) => () => void;
}

/** Room for the tick that chooses a row with the pointer. */
const TICK_COLUMN_PX = 34;

/** The CSS grid template of a table, and the width below which it scrolls sideways. */
export function gridTemplate<Row>(
  columns: readonly TableColumn<Row>[],
  widths: Readonly<Record<string, number>>,
): { template: string; minWidthPx: number } {
  const sized = columns.map((column) => ({
    widthPx: Math.max(widths[column.id] ?? column.widthPx, column.minWidthPx),
    isGrowing: column.isGrowing === true,
  }));
  return {
    template: [
      `${TICK_COLUMN_PX}px`,
      ...sized.map(({ widthPx, isGrowing }) => (isGrowing ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`)),
    ].join(' '),
    minWidthPx: sized.reduce((sum, { widthPx }) => sum + widthPx, TICK_COLUMN_PX),
  };
}
