import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useId, useImperativeHandle, useRef, type CSSProperties } from 'react';
import { useColumnWidths } from './column-widths';
import { layoutColumns } from './columns';
import type { DataTableProps } from './data-table-props';
import { DataRow } from './DataRow';
import classes from './DataTable.module.css';
import { HeaderRow } from './HeaderRow';
import { HEADER_HEIGHT_PX, ROW_HEIGHT_PX } from './measures';
import { selectAllRows } from './row-selection';
import { useRowKeys } from './use-row-keys';
import { useRowPointer } from './use-row-pointer';
import { useWidth } from './use-width';

const OVERSCAN_ROWS = 6;
/** How many rows before the end of what is loaded the next ones are asked for. */
const LOAD_AHEAD_ROWS = 40;
const AT_TOP_PX = 4;

/** A table of any length: only what is on the screen exists, and each row repaints by itself. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rowIds, source, selection, onSelect, hasMore } = props;
  const gridId = useId();
  const gridRef = useRef<HTMLDivElement>(null);
  const [widths, setWidth] = useColumnWidths(props.name);
  const roomPx = useWidth(gridRef);
  const { template, widthPx } = layoutColumns(columns, widths, roomPx);
  const activeIndex = selection.activeId === null ? -1 : rowIds.indexOf(selection.activeId);
  const rowDomId = (id: string) => `${gridId}-${id}`;

  const virtualizer = useVirtualizer({
    count: rowIds.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => rowIds[index] ?? index,
    overscan: OVERSCAN_ROWS,
    scrollMargin: HEADER_HEIGHT_PX,
    scrollPaddingStart: HEADER_HEIGHT_PX,
    rangeExtractor: (range) => withActiveRow(range, activeIndex),
  });
  const items = virtualizer.getVirtualItems();
  const firstIndex = virtualizer.range?.startIndex ?? 0;
  const lastIndex = virtualizer.range?.endIndex ?? -1;

  const keys = useRowKeys(props, activeIndex, virtualizer);
  const pointer = useRowPointer(props);

  useImperativeHandle(props.ref, () => ({
    focus: () => gridRef.current?.focus(),
    scrollToTop: () => {
      if (gridRef.current !== null) gridRef.current.scrollTop = 0;
    },
  }));

  const { onVisibleRows, onNeedMore } = props;
  useEffect(() => {
    onVisibleRows(rowIds.slice(firstIndex, lastIndex + 1));
  }, [onVisibleRows, rowIds, firstIndex, lastIndex]);
  useEffect(() => {
    if (hasMore && lastIndex >= rowIds.length - LOAD_AHEAD_ROWS) void onNeedMore();
  }, [onNeedMore, hasMore, lastIndex, rowIds.length]);

  return (
    <div className={classes.frame}>
      <div
        ref={gridRef}
        className={classes.grid}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-busy={props.isBusy}
        aria-multiselectable="true"
        aria-rowcount={hasMore ? -1 : rowIds.length + 1}
        aria-activedescendant={
          activeIndex === -1 || selection.activeId === null ? undefined : rowDomId(selection.activeId)
        }
        data-choosing={selection.selectedIds.size > 0}
        data-sideways={widthPx > roomPx}
        style={{ '--table-columns': template, '--table-width': `${widthPx}px` } as CSSProperties}
        onScroll={(event) => {
          props.onScrolledToTop(event.currentTarget.scrollTop <= AT_TOP_PX);
        }}
        {...keys}
        {...pointer}
      >
        <HeaderRow
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          widthOf={(column) => widths[column.id] ?? column.widthPx}
          onResize={setWidth}
          areAllSelected={rowIds.length > 0 && selection.selectedIds.size === rowIds.length}
          onSelectAll={(areAll) => {
            onSelect(areAll ? selectAllRows(rowIds, selection) : { ...selection, selectedIds: new Set() });
          }}
        />
        <div className={classes.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const id = rowIds[index];
            return (
              id !== undefined && (
                <DataRow
                  key={id}
                  id={id}
                  domId={rowDomId(id)}
                  index={index}
                  topPx={start - HEADER_HEIGHT_PX}
                  columns={columns}
                  source={source}
                  isSelected={selection.selectedIds.has(id)}
                  isActive={index === activeIndex}
                />
              )
            );
          })}
        </div>
      </div>
      {rowIds.length === 0 && <div className={classes.empty}>{props.empty}</div>}
    </div>
  );
}

/** The row that the keyboard is on exists even while it is scrolled away, because the grid points at it. */
function withActiveRow(range: Range, activeIndex: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (activeIndex === -1 || activeIndex >= range.count || indexes.includes(activeIndex)) return indexes;
  return [...indexes, activeIndex].sort((one, other) => one - other);
}
