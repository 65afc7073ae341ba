import type { Virtualizer } from '@tanstack/react-virtual';
import type { FocusEvent, KeyboardEvent } from 'react';
import type { DataTableProps } from './data-table-props';
import { ROW_HEIGHT_PX } from './measures';
import { moveToRow, NO_SELECTION, selectAllRows, toggleRow } from './row-selection';

/** What the arrow, page and other keys do in a table. */
export function useRowKeys<Row>(
  { rowIds, selection, onSelect, onOpen }: DataTableProps<Row>,
  activeIndex: number,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
) {
  const pageRows = () => Math.max(Math.floor((virtualizer.scrollRect?.height ?? 0) / ROW_HEIGHT_PX) - 2, 1);
  const targets: Record<string, () => number> = {
    ArrowDown: () => activeIndex + 1,
    ArrowUp: () => activeIndex - 1,
    PageDown: () => activeIndex + pageRows(),
    PageUp: () => activeIndex - pageRows(),
    Home: () => 0,
    End: () => rowIds.length - 1,
  };
  // A row that the list no longer has is not opened unseen.
  const activeId = activeIndex === -1 ? null : selection.activeId;
  const commands: Record<string, (isCommand: boolean) => boolean> = {
    Enter: () => {
      if (activeId !== null) onOpen(activeId);
      return true;
    },
    ' ': () => {
      if (activeId !== null) onSelect(toggleRow(selection, activeId));
      return true;
    },
    Escape: () => {
      if (selection.selectedIds.size === 0) return false;
      onSelect({ ...NO_SELECTION, activeId });
      return true;
    },
    a: (isCommand) => {
      if (isCommand) onSelect(selectAllRows(rowIds, selection));
      return isCommand;
    },
  };

  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const isCommand = event.ctrlKey || event.metaKey;
      const target = targets[event.key];
      if (target !== undefined) {
        const index = Math.min(Math.max(target(), 0), rowIds.length - 1);
        onSelect(moveToRow(rowIds, selection, index, { isRange: event.shiftKey, isToggle: isCommand }));
        if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
      } else if (commands[event.key]?.(isCommand) !== true) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const firstVisible = rowIds[virtualizer.range?.startIndex ?? 0];
      if (event.target === event.currentTarget && activeIndex === -1 && firstVisible !== undefined) {
        onSelect({ ...selection, activeId: firstVisible });
      }
    },
  };
}
