import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { TableColumn, TableSort } from './columns';
import classes from './DataTable.module.css';

interface HeaderRowProps<Row> {
  columns: readonly TableColumn<Row>[];
  sort: TableSort;
  onSort: (columnId: string) => void;
  widthOf: (column: TableColumn<Row>) => number;
  onResize: (columnId: string, widthPx: number) => void;
  areAllSelected: boolean;
  onSelectAll: (areAll: boolean) => void;
}

const RESIZE_STEP_PX = 16;

/**
 * The header is one stop of the Tab key; left and right go from column to column, Enter sorts, Shift with an arrow
 * makes a column narrower or wider.
 */
export function HeaderRow<Row>({
  columns,
  sort,
  onSort,
  widthOf,
  onResize,
  areAllSelected,
  onSelectAll,
}: HeaderRowProps<Row>) {
  const [focusIndex, setFocusIndex] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, column: TableColumn<Row>) => {
    // What the header understands does not move the rows below it.
    event.stopPropagation();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined && event.shiftKey) {
      onResize(column.id, Math.max(widthOf(column) + step * RESIZE_STEP_PX, column.minWidthPx));
    } else if (step !== undefined) {
      const neighbour = event.currentTarget[step < 0 ? 'previousElementSibling' : 'nextElementSibling'];
      if (neighbour instanceof HTMLElement) neighbour.focus();
    } else if ((event.key === 'Enter' || event.key === ' ') && column.isSortable === true) {
      onSort(column.id);
    } else {
      return;
    }
    event.preventDefault();
  };
  return (
    <div className={classes.header} role="row" aria-rowindex={1}>
      <div
        className={classes.tickCell}
        role="columnheader"
        title="Select all that are loaded"
        data-all={areAllSelected}
        onClick={() => {
          onSelectAll(!areAllSelected);
        }}
      >
        <span className={classes.hidden}>Selected</span>
        <Check className={classes.tick} aria-hidden="true" />
      </div>
      {columns.map((column, index) => (
        <div
          key={column.id}
          className={classes.heading}
          role="columnheader"
          tabIndex={index === focusIndex ? 0 : -1}
          aria-sort={ariaSort(column, sort)}
          aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
          data-sortable={column.isSortable}
          data-at-end={column.isAtEnd}
          data-pinned={column.isPinned}
          title={column.title}
          onFocus={() => {
            setFocusIndex(index);
          }}
          onKeyDown={(event) => {
            onKeyDown(event, column);
          }}
          onClick={() => {
            if (column.isSortable === true) onSort(column.id);
          }}
        >
          <span className={column.isTitleHidden === true ? classes.hidden : classes.title}>
            {column.title}
          </span>
          {sort.columnId === column.id && <SortArrow isDescending={sort.isDescending} />}
          {column.isPinned !== true && (
            <ResizeHandle
              startWidth={() => widthOf(column)}
              onResize={(widthPx) => {
                onResize(column.id, Math.max(widthPx, column.minWidthPx));
              }}
            />
          )}
        </div>
      ))}
    </div>
  );
}

function ariaSort<Row>(
  column: TableColumn<Row>,
  sort: TableSort,
): 'ascending' | 'descending' | 'none' | undefined {
  if (column.isSortable !== true) return undefined;
  if (sort.columnId !== column.id) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}

function SortArrow({ isDescending }: { isDescending: boolean }) {
  const Icon = isDescending ? ArrowDown : ArrowUp;
  return <Icon className={classes.sortArrow} aria-hidden="true" />;
}

interface ResizeHandleProps {
  startWidth: () => number;
  onResize: (widthPx: number) => void;
}

/** For the pointer only; the keyboard resizes from the heading itself. */
function ResizeHandle({ startWidth, onResize }: ResizeHandleProps) {
  const [drag, setDrag] = useState<{ fromX: number; fromWidthPx: number } | null>(null);
  return (
    <span
      className={classes.resize}
      aria-hidden="true"
      data-dragging={drag !== null}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ fromX: event.clientX, fromWidthPx: startWidth() });
      }}
      onPointerMove={(event) => {
        if (drag !== null) onResize(drag.fromWidthPx + event.clientX - drag.fromX);
      }}
      onPointerUp={() => {
        setDrag(null);
      }}
      onClick={(event) => {
        event.stopPropagation();
      }}
    />
  );
}
