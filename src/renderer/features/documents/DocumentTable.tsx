import { useMediaQuery } from '@mantine/hooks';
import { useState, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import { DataTable } from '../../shared/ui/table/DataTable';
import type { DataTableHandle } from '../../shared/ui/table/data-table-props';
import { DOCUMENT_COLUMNS, NARROW_COLUMNS } from './document-columns';
import { rowOf, type DocumentsStore } from './documents-state';
import { subscribeToRows } from './subscribe-to-rows';

/** The list has one order. */
const NEWEST_FIRST = { columnId: 'date', isDescending: true };
const nothing = () => undefined;

interface DocumentTableProps {
  store: DocumentsStore;
  tableRef: RefObject<DataTableHandle | null>;
  /** A file is shown beside it. */
  hasPreview: boolean;
  empty: ReactNode;
}

/** Files and e-mails; an e-mail opens its details, a file is shown as soon as it is chosen. */
export function DocumentTable({ store, tableRef, hasPreview, empty }: DocumentTableProps) {
  const rowIds = useStore(store, (state) => state.rowIds);
  const selection = useStore(store, (state) => state.selection);
  const emails = useStore(store, (state) => state.emails);
  const { nextCursor, isBusy, isLoaded, readMore, noteVisibleRows } = useStore(emails);
  const isNarrow = useMediaQuery('(width < 54rem)', false, { getInitialValueInEffect: false });
  const { select, noteScrolledToTop, openEmail } = store.getState();
  const [source] = useState(() => ({
    get: (id: string) => rowOf(store.getState(), id),
    subscribe: (listener: () => void) => subscribeToRows(store, listener),
  }));
  return (
    <DataTable
      ref={tableRef}
      label="Documents"
      name="documents"
      columns={hasPreview || isNarrow ? NARROW_COLUMNS : DOCUMENT_COLUMNS}
      rowIds={rowIds}
      source={source}
      sort={NEWEST_FIRST}
      onSort={nothing}
      selection={selection}
      onSelect={select}
      onOpen={(id) => {
        if (emails.getState().rows.has(id)) void openEmail(id);
      }}
      onMenu={nothing}
      hasMore={nextCursor !== null}
      onNeedMore={readMore}
      onVisibleRows={noteVisibleRows}
      onScrolledToTop={noteScrolledToTop}
      isBusy={isBusy}
      empty={isLoaded && empty}
    />
  );
}
