import { Menu } from '@mantine/core';
import { SquareArrowOutUpRight, Undo2, UserCheck, UserRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { MessageRow } from '../../../shared/domain/message';
import { SORT_COLUMNS, type MessageSort } from '../../../shared/domain/message-search';
import { ContextMenu, type MenuPoint } from '../../shared/ui/ContextMenu';
import { HandleDialog } from '../../shared/ui/HandleDialog';
import { SelectionAction, SelectionBar } from '../../shared/ui/SelectionBar';
import type { RowSource, TableColumn } from '../../shared/ui/table/columns';
import { DataTable } from '../../shared/ui/table/DataTable';
import type { DataTableHandle } from '../../shared/ui/table/data-table-props';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import { countWords, numberWords } from '../../shared/words/numbers';
import classes from './Attention.module.css';
import { useAttention } from './attention-store';
import type { MessageListStore } from './message-list';

interface MessageTableProps {
  list: MessageListStore;
  /** Under which column widths are remembered. */
  name: string;
  /** Accessible name. */
  label: string;
  heading: string;
  columns: readonly TableColumn<MessageRow>[];
  /** These have been handled: they can be brought back; others can be handled. */
  isHandled: boolean;
  onOpenPatient: (patientId: string) => void;
}

/** Messages of one kind, of any number, and what can be done with those that are selected. */
export function MessageTable({
  list,
  name,
  label,
  heading,
  columns,
  isHandled,
  onOpenPatient,
}: MessageTableProps) {
  const { rowIds, sort, selection, nextCursor, isBusy } = useStore(list);
  const [source] = useState<RowSource<MessageRow>>(() => ({
    get: (id) => list.getState().rows.get(id),
    subscribe: list.subscribe,
  }));
  const [menuPoint, setMenuPoint] = useState<MenuPoint | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const selectedRows = useSelectedRows(list);
  const selectedIds = selectedRows.map(({ id }) => id);
  const { openItem, handleMessages, bringMessagesBack, isActing } = useAttention();
  const tableRef = useRef<DataTableHandle>(null);
  /** What was pressed leaves with the rows: the keyboard goes on from the table. */
  const backToTable = () => tableRef.current?.focus();
  const act = () => {
    if (isHandled) void bringMessagesBack(selectedIds).then(backToTable);
    else setIsAsking(true);
  };
  const actionWords = isHandled ? 'Bring back' : 'Handled…';
  const ActionIcon = isHandled ? Undo2 : UserCheck;
  return (
    <section className={classes.messages} aria-label={heading}>
      <h2 className={classes.heading}>
        {heading}
        {nextCursor === null && <span className={classes.count}>{numberWords(rowIds.length)}</span>}
      </h2>
      <DataTable
        ref={tableRef}
        label={label}
        name={name}
        columns={columns}
        rowIds={rowIds}
        source={source}
        sort={{ columnId: sort.column, isDescending: sort.isDescending }}
        onSort={(columnId) => {
          if (isSortColumn(columnId)) list.getState().sortBy(columnId);
        }}
        selection={selection}
        onSelect={list.getState().select}
        onOpen={(messageId) => void openItem(messageId)}
        onMenu={setMenuPoint}
        hasMore={nextCursor !== null}
        onNeedMore={list.getState().readMore}
        onVisibleRows={noNews}
        onScrolledToTop={noNews}
        isBusy={isBusy}
        empty={null}
      />
      {selectedRows.length > 0 && (
        <SelectionBar
          label="Selected messages"
          count={countWords(selectedRows.length, 'message')}
          onClear={() => {
            list.getState().select({ ...NO_SELECTION, activeId: selection.activeId });
            backToTable();
          }}
        >
          <SelectionAction icon={ActionIcon} isBusy={isActing} onClick={act}>
            {actionWords}
          </SelectionAction>
        </SelectionBar>
      )}
      <ContextMenu
        point={menuPoint}
        label="Message"
        onClose={() => {
          setMenuPoint(null);
        }}
      >
        <WaysOn rows={selectedRows} onOpenPatient={onOpenPatient} />
        <Menu.Item leftSection={<ActionIcon size="1rem" aria-hidden="true" />} onClick={act}>
          {actionWords}
        </Menu.Item>
      </ContextMenu>
      {isAsking && (
        <HandleDialog
          what={countWords(selectedIds.length, 'message')}
          onClose={() => {
            setIsAsking(false);
          }}
          onConfirm={(note) => {
            setIsAsking(false);
            void handleMessages(selectedIds, note).then(backToTable);
          }}
        />
      )}
    </section>
  );
}

interface WaysOnProps {
  rows: readonly MessageRow[];
  onOpenPatient: (patientId: string) => void;
}

/** From a single message to its details and its patient. */
function WaysOn({ rows, onOpenPatient }: WaysOnProps) {
  const openItem = useAttention((state) => state.openItem);
  const [only] = rows;
  if (rows.length !== 1 || only === undefined) return null;
  const { id, patientId } = only;
  return (
    <>
      <Menu.Item
        leftSection={<SquareArrowOutUpRight size="1rem" aria-hidden="true" />}
        onClick={() => void openItem(id)}
      >
        Details
      </Menu.Item>
      {patientId !== null && (
        <Menu.Item
          leftSection={<UserRound size="1rem" aria-hidden="true" />}
          onClick={() => {
            onOpenPatient(patientId);
          }}
        >
          Open patient
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  );
}

/** Paints again only when one of the selected messages changes. */
function useSelectedRows(list: MessageListStore): MessageRow[] {
  return useStore(
    list,
    useShallow(({ selection, rows }) => [...selection.selectedIds].flatMap((id) => rows.get(id) ?? [])),
  );
}

function isSortColumn(columnId: string): columnId is MessageSort['column'] {
  return (SORT_COLUMNS as readonly string[]).includes(columnId);
}

/** Every row that is loaded is kept up to date, seen or not. */
function noNews(): void {
  return undefined;
}
