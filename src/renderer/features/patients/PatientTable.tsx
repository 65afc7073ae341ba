import { useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PatientRow } from '../../../shared/domain/patient';
import { ActionLine } from '../../shared/ui/ActionLine';
import type { MenuPoint } from '../../shared/ui/ContextMenu';
import { DataTable } from '../../shared/ui/table/DataTable';
import type { DataTableHandle } from '../../shared/ui/table/data-table-props';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import { EmptyPatients } from './EmptyPatients';
import { PATIENT_COLUMNS } from './patient-columns';
import { PatientMenu } from './PatientMenu';
import { PatientSelectionBar } from './PatientSelectionBar';
import classes from './PatientTable.module.css';
import { usePatients, usePatientsParts } from './patients-store';

interface PatientTableProps {
  tableRef: RefObject<DataTableHandle | null>;
  onWrite: (patients: readonly PatientRow[]) => void;
}

/** The patients found, and what can be done with those that are selected. */
export function PatientTable({ tableRef, onWrite }: PatientTableProps) {
  const { list, selection, select, openRecord, actionNote, actionFailure, dismissNote } = usePatientsParts(
    'list',
    'selection',
    'select',
    'openRecord',
    'actionNote',
    'actionFailure',
    'dismissNote',
  );
  const { rowIds, nextCursor, isBusy, isLoaded, readMore, noteVisibleRows } = useStore(list);
  const [menuPoint, setMenuPoint] = useState<MenuPoint | null>(null);
  const selected = useSelectedPatients();
  return (
    <div className={classes.place}>
      <DataTable
        ref={tableRef}
        label="Patients"
        name="patients"
        columns={PATIENT_COLUMNS}
        rowIds={rowIds}
        source={SOURCE}
        sort={BY_NAME}
        onSort={noSort}
        selection={selection}
        onSelect={select}
        onOpen={openRecord}
        isOpenedByClick
        onMenu={setMenuPoint}
        hasMore={nextCursor !== null}
        onNeedMore={readMore}
        onVisibleRows={noteVisibleRows}
        onScrolledToTop={noSort}
        isBusy={isBusy}
        empty={isLoaded && <EmptyPatients />}
      />
      <ActionLine text={actionNote} failure={actionFailure} onDismiss={dismissNote} />
      {selected.length > 0 && (
        <PatientSelectionBar
          patients={selected}
          onWrite={onWrite}
          onClear={() => {
            select({ ...NO_SELECTION, activeId: selection.activeId });
            tableRef.current?.focus();
          }}
        />
      )}
      <PatientMenu
        point={menuPoint}
        patients={selected}
        onWrite={onWrite}
        onClose={() => {
          setMenuPoint(null);
        }}
      />
    </div>
  );
}

/** The list has one order. */
const BY_NAME = { columnId: '', isDescending: false };
const noSort = () => undefined;

/** Lets every row of the table read its own patient from the list. */
const SOURCE = {
  get: (id: string) => usePatients.getState().list.getState().rows.get(id),
  subscribe: usePatients.getState().list.subscribe,
};

/** Paints again only when one of the selected patients changes. */
function useSelectedPatients(): PatientRow[] {
  const { list, selection } = usePatientsParts('list', 'selection');
  return useStore(
    list,
    useShallow(({ rows }) => [...selection.selectedIds].flatMap((id) => rows.get(id) ?? [])),
  );
}
