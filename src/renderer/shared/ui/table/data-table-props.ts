import type { ReactNode, Ref } from 'react';
import type { MenuPoint } from '../ContextMenu';
import type { RowSource, TableColumn, TableSort } from './columns';
import type { RowSelection } from './row-selection';

export interface DataTableHandle {
  focus: () => void;
  scrollToTop: () => void;
}

export interface DataTableProps<Row> {
  /** Accessible name. */
  label: string;
  /** Under which column widths are remembered. */
  name: string;
  columns: readonly TableColumn<Row>[];
  rowIds: readonly string[];
  source: RowSource<Row>;
  sort: TableSort;
  onSort: (columnId: string) => void;
  selection: RowSelection;
  onSelect: (selection: RowSelection) => void;
  onOpen: (rowId: string) => void;
  /** A click opens a row; it is chosen by its tick, by Space, or by a click with Ctrl or Shift. */
  isOpenedByClick?: boolean;
  /** A menu is asked for; it is about the selected rows. */
  onMenu: (point: MenuPoint) => void;
  hasMore: boolean;
  onNeedMore: () => Promise<void>;
  onVisibleRows: (rowIds: readonly string[]) => void;
  onScrolledToTop: (isAtTop: boolean) => void;
  /** Old rows stay on the screen while new ones are fetched. */
  isBusy: boolean;
  /** Shown instead of rows when there are none. */
  empty: ReactNode;
  ref?: Ref<DataTableHandle>;
}
