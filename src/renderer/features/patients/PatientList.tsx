import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import { useStore } from 'zustand';
import type { PatientRow } from '../../../shared/domain/patient';
import { FailureNote } from '../../shared/ui/ErrorNote';
import type { DataTableHandle } from '../../shared/ui/table/data-table-props';
import classes from './PatientList.module.css';
import { PatientTable } from './PatientTable';
import { PatientToolbar } from './PatientToolbar';
import { usePatientsParts } from './patients-store';

export interface PatientListHandle {
  focusSearch: () => void;
  focusRows: () => void;
}

interface PatientListProps {
  /** Hidden behind a record it stays as it was left: scrolled, searched, selected. */
  isShown: boolean;
  onWrite: (patients: readonly PatientRow[]) => void;
  ref?: Ref<PatientListHandle>;
}

/** Search and list. */
export function PatientList({ isShown, onWrite, ref }: PatientListProps) {
  const { list, searchText, isArchived } = usePatientsParts('list', 'searchText', 'isArchived');
  const failure = useStore(list, (state) => state.failure);
  const read = useStore(list, (state) => state.read);
  const searchRef = useRef<HTMLInputElement>(null);
  const tableRef = useRef<DataTableHandle>(null);
  const leaveToResults = useLeaveToResults(() => tableRef.current?.focus());
  const wasShown = useRef(isShown);
  useEffect(() => {
    tableRef.current?.scrollToTop();
  }, [searchText, isArchived]);
  useEffect(() => {
    if (isShown && !wasShown.current) tableRef.current?.focus();
    wasShown.current = isShown;
  }, [isShown]);
  useImperativeHandle(ref, () => ({
    focusSearch: () => {
      searchRef.current?.focus();
      searchRef.current?.select();
    },
    focusRows: () => {
      tableRef.current?.focus();
    },
  }));
  return (
    <div className={classes.list} hidden={!isShown}>
      <PatientToolbar searchRef={searchRef} onLeaveToResults={leaveToResults} />
      {failure !== null && (
        <div className={classes.failure}>
          <FailureNote
            happened="The patients cannot be shown."
            failure={failure}
            actions={
              <Button size="compact-sm" variant="default" onClick={() => void read()}>
                Try again
              </Button>
            }
          />
        </div>
      )}
      <PatientTable tableRef={tableRef} onWrite={onWrite} />
    </div>
  );
}

/** Whoever types a name and presses Enter at once means the patients who are found, not those still on the screen. */
function useLeaveToResults(focusRows: () => void): () => void {
  const { list } = usePatientsParts('list');
  const isBusy = useStore(list, (state) => state.isBusy);
  const isLeaving = useRef(false);
  const leave = useEffectEvent(focusRows);
  useEffect(() => {
    if (isBusy || !isLeaving.current) return;
    isLeaving.current = false;
    leave();
  }, [isBusy]);
  return () => {
    if (list.getState().isBusy) isLeaving.current = true;
    else focusRows();
  };
}
