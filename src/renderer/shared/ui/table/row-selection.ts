/** Which rows of a table are chosen, and where the keyboard is. */
export interface RowSelection {
  selectedIds: ReadonlySet<string>;
  /** The row that the keyboard is on. */
  activeId: string | null;
  /** Where a range made with Shift begins. */
  anchorId: string | null;
}

export const NO_SELECTION: RowSelection = { selectedIds: new Set(), activeId: null, anchorId: null };

/** Keys held while a row was clicked or an arrow pressed. */
export interface SelectionKeys {
  /** Shift: from the anchor to here. */
  isRange: boolean;
  /** Ctrl, or Command on macOS. */
  isToggle: boolean;
}

/** A click on a row: chooses it alone; with Ctrl adds or removes it; with Shift takes all from the anchor to it. */
export function clickRow(
  rowIds: readonly string[],
  selection: RowSelection,
  id: string,
  keys: SelectionKeys,
): RowSelection {
  if (keys.isRange) return selectRange(rowIds, selection, id);
  if (keys.isToggle) return toggleRow(selection, id);
  return { selectedIds: new Set([id]), activeId: id, anchorId: id };
}

/** Adds a row to what is chosen, or takes it out. */
export function toggleRow(selection: RowSelection, id: string): RowSelection {
  const selectedIds = new Set(selection.selectedIds);
  if (!selectedIds.delete(id)) selectedIds.add(id);
  return { selectedIds, activeId: id, anchorId: id };
}

/** An arrow, Home, End or Page key: goes to a row and chooses it; with Shift the range; with Ctrl it only goes there. */
export function moveToRow(
  rowIds: readonly string[],
  selection: RowSelection,
  index: number,
  keys: SelectionKeys,
): RowSelection {
  const id = rowIds[Math.min(Math.max(index, 0), rowIds.length - 1)];
  if (id === undefined) return selection;
  if (keys.isRange) return selectRange(rowIds, selection, id);
  if (keys.isToggle) return { ...selection, activeId: id };
  return { selectedIds: new Set([id]), activeId: id, anchorId: id };
}

function selectRange(rowIds: readonly string[], selection: RowSelection, id: string): RowSelection {
  const anchorId = selection.anchorId ?? selection.activeId ?? id;
  const from = Math.max(rowIds.indexOf(anchorId), 0);
  const to = rowIds.indexOf(id);
  const range = rowIds.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { selectedIds: new Set(range), activeId: id, anchorId };
}

/** Ctrl+A: all rows that are loaded. */
export function selectAllRows(rowIds: readonly string[], selection: RowSelection): RowSelection {
  return { ...selection, selectedIds: new Set(rowIds), activeId: selection.activeId ?? rowIds[0] ?? null };
}
