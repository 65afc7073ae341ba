import { useState, type ReactNode, type RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { MessageRow } from '../../../shared/domain/message';
import { asFailure, ask } from '../../shared/bridge';
import type { MenuPoint } from '../../shared/ui/ContextMenu';
import { DataTable } from '../../shared/ui/table/DataTable';
import type { DataTableHandle } from '../../shared/ui/table/data-table-props';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import { ActionNote } from './ActionNote';
import { useBatches, useBatchesParts } from './batches-store';
import { isSortColumn, MESSAGE_COLUMNS, MESSAGE_SOURCE } from './message-columns';
import { MessageMenu } from './MessageMenu';
import classes from './MessageTable.module.css';
import { NewsPill } from './NewsPill';
import { QuestionDialog, type Question } from './QuestionDialog';
import { actionsForSelected } from './selected-actions';
import { SelectionBar } from './SelectionBar';

interface MessageTableProps {
  tableRef: RefObject<DataTableHandle | null>;
  empty: ReactNode;
}

/** The messages of the chosen batch, and what can be done with those that are selected. */
export function MessageTable({ tableRef, empty }: MessageTableProps) {
  const { rowIds, query, selection, nextCursor, isBusy, isLoaded } = useBatchesParts(
    'rowIds',
    'query',
    'selection',
    'nextCursor',
    'isBusy',
    'isLoaded',
  );
  const { select, sortBy, readMoreMessages, noteVisibleRows, noteScrolledToTop } = useBatchesParts(
    'select',
    'sortBy',
    'readMoreMessages',
    'noteVisibleRows',
    'noteScrolledToTop',
  );
  const [menuPoint, setMenuPoint] = useState<MenuPoint | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const selectedRows = useSelectedRows();
  const actions = actionsForSelected(selectedRows);
  return (
    <div className={classes.place}>
      <DataTable
        ref={tableRef}
        label="Messages"
        name="messages"
        columns={MESSAGE_COLUMNS}
        rowIds={rowIds}
        source={MESSAGE_SOURCE}
        sort={{ columnId: query.sort.column, isDescending: query.sort.isDescending }}
        onSort={(columnId) => {
          if (isSortColumn(columnId)) sortBy(columnId);
        }}
        selection={selection}
        onSelect={select}
        onOpen={openItem}
        onMenu={setMenuPoint}
        hasMore={nextCursor !== null}
        onNeedMore={readMoreMessages}
        onVisibleRows={noteVisibleRows}
        onScrolledToTop={noteScrolledToTop}
        isBusy={isBusy}
        empty={isLoaded && empty}
      />
      <NewsPill
        onShow={() => {
          select(NO_SELECTION);
          tableRef.current?.scrollToTop();
        }}
      />
      <ActionNote />
      {selectedRows.length > 0 && (
        <SelectionBar
          selectedIds={selectedRows.map(({ id }) => id)}
          actions={actions}
          onAsk={setQuestion}
          onClear={() => {
            select({ ...NO_SELECTION, activeId: selection.activeId });
            tableRef.current?.focus();
          }}
        />
      )}
      <MessageMenu
        point={menuPoint}
        rows={selectedRows}
        actions={actions}
        onOpen={openItem}
        onAsk={setQuestion}
        onClose={() => {
          setMenuPoint(null);
        }}
      />
      <QuestionDialog
        question={question}
        onClose={() => {
          setQuestion(null);
        }}
      />
    </div>
  );
}

/** Paints again only when one of the selected messages changes. */
function useSelectedRows(): MessageRow[] {
  return useBatches(
    useShallow(({ selection, rows }) => [...selection.selectedIds].flatMap((id) => rows.get(id) ?? [])),
  );
}

function openItem(messageId: string): void {
  ask('windows:open-item', { messageId }).catch((thrown: unknown) => {
    useBatches.setState({
      actionFailure: { happened: 'The details cannot be shown.', failure: asFailure(thrown) },
    });
  });
}
