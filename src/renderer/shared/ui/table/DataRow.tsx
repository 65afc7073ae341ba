import { Check } from 'lucide-react';
import { memo, useSyncExternalStore } from 'react';
import type { RowSource, TableColumn } from './columns';
import classes from './DataTable.module.css';

interface DataRowProps<Row> {
  id: string;
  domId: string;
  /** Position in the whole table, from 0. */
  index: number;
  topPx: number;
  columns: readonly TableColumn<Row>[];
  source: RowSource<Row>;
  isSelected: boolean;
  isActive: boolean;
}

/** Reads its own row, so that a change of one row paints that row only. All events are heard by the table. */
function PlainDataRow<Row>({
  id,
  domId,
  index,
  topPx,
  columns,
  source,
  isSelected,
  isActive,
}: DataRowProps<Row>) {
  const row = useSyncExternalStore(source.subscribe, () => source.get(id));
  return (
    <div
      id={domId}
      className={classes.row}
      role="row"
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive}
      data-row-id={id}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <div className={classes.tickCell} role="gridcell" data-row-tick>
        <Check className={classes.tick} aria-hidden="true" />
      </div>
      {row !== undefined &&
        columns.map((column) => (
          <div
            key={column.id}
            className={classes.cell}
            role="gridcell"
            data-column={column.id}
            data-at-end={column.isAtEnd}
            data-pinned={column.isPinned}
            title={column.tooltip?.(row)}
          >
            {column.cell(row)}
          </div>
        ))}
    </div>
  );
}

export const DataRow = memo(PlainDataRow) as typeof PlainDataRow;
