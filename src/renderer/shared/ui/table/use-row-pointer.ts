import type { MouseEvent } from 'react';
import type { DataTableProps } from './data-table-props';
import { clickRow, toggleRow } from './row-selection';

/** One set of listeners for all rows: a row itself has none, so that it stays cheap. */
export function useRowPointer<Row>({
  rowIds,
  selection,
  onSelect,
  onOpen,
  onMenu,
  isOpenedByClick = false,
}: DataTableProps<Row>) {
  return {
    onClick: (event: MouseEvent<HTMLElement>) => {
      const id = rowIdAt(event);
      if (id === null) return;
      const isToggle = event.ctrlKey || event.metaKey;
      if (isOn(event, '[data-row-open]')) {
        onOpen(id);
      } else if (isOn(event, '[data-row-tick]') && !event.shiftKey) {
        onSelect(toggleRow(selection, id));
      } else if (isOpenedByClick && !isToggle && !event.shiftKey) {
        onSelect({ ...selection, activeId: id, anchorId: id });
        onOpen(id);
      } else {
        onSelect(clickRow(rowIds, selection, id, { isRange: event.shiftKey, isToggle }));
      }
    },
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      const id = rowIdAt(event);
      if (id !== null && !isOn(event, '[data-row-open], [data-row-tick]')) onOpen(id);
    },
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      event.preventDefault();
      const id = rowIdAt(event) ?? selection.activeId;
      if (id === null) return;
      if (!selection.selectedIds.has(id)) {
        onSelect(clickRow(rowIds, selection, id, { isRange: false, isToggle: false }));
      }
      onMenu(pointOf(event));
    },
  };
}

function isOn(event: MouseEvent<HTMLElement>, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}

function rowIdAt(event: MouseEvent<HTMLElement>): string | null {
  const row = event.target instanceof Element ? event.target.closest('[data-row-id]') : null;
  return row?.getAttribute('data-row-id') ?? null;
}

/** The menu key has no pointer: then the menu stands at the row that the keyboard is on. */
function pointOf(event: MouseEvent<HTMLElement>): { x: number; y: number } {
  if (rowIdAt(event) !== null) return { x: event.clientX, y: event.clientY };
  const active = event.currentTarget.querySelector('[data-row-id][data-active="true"]');
  const box = (active ?? event.currentTarget).getBoundingClientRect();
  return { x: box.left + 48, y: box.bottom - 8 };
}
