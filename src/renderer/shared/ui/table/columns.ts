import type { ReactNode } from 'react';

/** One column of a {@link DataTable}. */
export interface TableColumn<Row> {
  id: string;
  title: string;
  /** The title is for screen readers only, where the cells speak for themselves. */
  isTitleHidden?: boolean;
  widthPx: number;
  minWidthPx: number;
  /** How narrow it may be where the columns that are looked at do not fit otherwise, as in a small or zoomed window. */
  tightWidthPx?: number;
  /** Takes the room that is left. One column of a table does. */
  isGrowing?: boolean;
  /** Numbers and times stand at the end. */
  isAtEnd?: boolean;
  /** Behind the growing one, and yet shown as long as all columns fit at their least widths. */
  isKept?: boolean;
  /** Stays in view when the table is wider than the window. */
  isPinned?: boolean;
  isSortable?: boolean;
  cell: (row: Row) => ReactNode;
  /** The whole text, where the cell may cut it. */
  tooltip?: (row: Row) => string;
}

/** By which column the rows are in order. */
export interface TableSort {
  columnId: string;
  isDescending: boolean;
}

/** Where rows are read from and how their changes are heard of; each row on the screen reads its own. */
export interface RowSource<Row> {
  get: (id: string) => Row | undefined;
  subscribe: (listener: () => void) => () => void;
}

/** Room for the tick that chooses a row with the pointer. */
const TICK_COLUMN_PX = 34;

interface Layout {
  /** CSS `grid-template-columns`. */
  template: string;
  widthPx: number;
}

/**
 * How wide each column is in the room there is. The columns up to the growing one are what is looked at: they fill the
 * window, shrink together when it is small, and those after them are reached by scrolling sideways until there is room
 * for all. Columns that are kept count as leading while there is room for everybody's least. A width that a person has
 * given is kept.
 */
export function layoutColumns<Row>(
  columns: readonly TableColumn<Row>[],
  given: Readonly<Record<string, number>>,
  roomPx: number,
): Layout {
  const widths = columns.map((column) => Math.max(given[column.id] ?? column.widthPx, column.minWidthPx));
  const growing = columns.findIndex(({ isGrowing }) => isGrowing === true);
  const leading = leadingColumns(columns, given, roomPx, growing);
  let spare = roomPx - TICK_COLUMN_PX - sumOf(widths.filter((_, index) => leading[index] === true));
  if (spare < 0) shrink(columns, widths, given, -spare, leading);
  for (const [index, widthPx] of widths.entries()) {
    if (leading[index] === true) continue;
    // One that is shown in part only is no use: from there on all are scrolled to.
    if (widthPx > spare) break;
    spare -= widthPx;
  }
  if (spare > 0 && widths[growing] !== undefined) widths[growing] += spare;
  return {
    template: [TICK_COLUMN_PX, ...widths].map((width) => `${width}px`).join(' '),
    widthPx: TICK_COLUMN_PX + sumOf(widths),
  };
}

/** Which columns fill the window; the others are scrolled to. */
function leadingColumns<Row>(
  columns: readonly TableColumn<Row>[],
  given: Readonly<Record<string, number>>,
  roomPx: number,
  growing: number,
): readonly boolean[] {
  const always = columns.map(({ isPinned }, index) => index <= growing || isPinned === true);
  const wanted = columns.map(({ isKept }, index) => always[index] === true || isKept === true);
  const leastPx = columns.map(({ id, minWidthPx }) => Math.max(given[id] ?? minWidthPx, minWidthPx));
  const neededPx = TICK_COLUMN_PX + sumOf(leastPx.filter((_, index) => wanted[index] === true));
  return neededPx <= roomPx ? wanted : always;
}

/** Takes what is missing from the leading columns: down to their least widths, and only then the tight ones further. */
function shrink<Row>(
  columns: readonly TableColumn<Row>[],
  widths: number[],
  given: Readonly<Record<string, number>>,
  missingPx: number,
  leading: readonly boolean[],
): void {
  let leftPx = missingPx;
  for (const least of LEAST_WIDTHS) {
    const slack = columns.map((column, index) =>
      leading[index] === true && given[column.id] === undefined ? (widths[index] ?? 0) - least(column) : 0,
    );
    const slackPx = sumOf(slack);
    // Each in proportion to what it can give.
    const share = Math.min(leftPx / Math.max(slackPx, 1), 1);
    for (const [index, each] of slack.entries())
      widths[index] = Math.floor((widths[index] ?? 0) - each * share);
    leftPx -= slackPx;
    if (leftPx <= 0) return;
  }
}

const LEAST_WIDTHS = [
  ({ minWidthPx }: Pick<TableColumn<never>, 'minWidthPx'>) => minWidthPx,
  ({ minWidthPx, tightWidthPx }: Pick<TableColumn<never>, 'minWidthPx' | 'tightWidthPx'>) =>
    tightWidthPx ?? minWidthPx,
] as const;

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
