import { VisuallyHidden } from '@mantine/core';
import { useImperativeHandle, useLayoutEffect, useRef, type ReactNode, type Ref } from 'react';
import { flushSync } from 'react-dom';
import type { PatientRow } from '../../../shared/domain/patient';
import type { ComposeStart } from '../../shared/compose-start';
import { useLive } from '../../shared/use-live';
import { ExportDialog } from './ExportDialog';
import { MergeDialog } from './MergeDialog';
import { PatientFormDialog } from './PatientFormDialog';
import { PatientList, type PatientListHandle } from './PatientList';
import { PatientRecord } from './PatientRecord';
import classes from './Patients.module.css';
import { usePatientsParts } from './patients-store';
import { useFocusBack } from './use-focus-back';

export interface PatientsHandle {
  focusSearch: () => void;
  showList: () => void;
  showPatient: (patientId: string) => void;
  newPatient: () => void;
}

interface PatientsProps {
  onWriteTo: (start: ComposeStart) => void;
  renderStops: (patientId: string) => ReactNode;
  renderDocuments: (patient: PatientRow) => ReactNode;
  renderImport: (dialog: { isOpen: boolean; onClose: () => void }) => ReactNode;
  ref?: Ref<PatientsHandle>;
}

/** Everybody on record: the list, or the record that was opened from it. */
export function Patients({ onWriteTo, renderStops, renderDocuments, renderImport, ref }: PatientsProps) {
  const { openId, dialog, openRecord, closeRecord, openDialog, closeDialog, startOver, takeChanges } =
    usePatientsParts(
      'openId',
      'dialog',
      'openRecord',
      'closeRecord',
      'openDialog',
      'closeDialog',
      'startOver',
      'takeChanges',
    );
  const listRef = useRef<PatientListHandle>(null);
  const recordRef = useRef<HTMLHeadingElement>(null);
  // Before anybody can ask for a record: it begins anew with every practice.
  useLayoutEffect(startOver, [startOver]);
  useLive(takeChanges);
  useImperativeHandle(ref, () => ({
    focusSearch: () => {
      // The field must be on the screen before it can have the focus.
      flushSync(closeRecord);
      listRef.current?.focusSearch();
    },
    showList: closeRecord,
    showPatient: openRecord,
    newPatient: () => {
      openDialog({ kind: 'new', typed: '' });
    },
  }));
  useFocusBack(dialog !== null, () => {
    if (openId === null) listRef.current?.focusRows();
    else recordRef.current?.focus();
  });
  const write = (patients: readonly PatientRow[]) => {
    onWriteTo({ recipients: [...patients], attachments: [], subject: '', purpose: null });
  };
  return (
    <main className={classes.patients}>
      {openId === null && <VisuallyHidden component="h1">Patients</VisuallyHidden>}
      <PatientList ref={listRef} isShown={openId === null} onWrite={write} />
      {openId !== null && (
        <PatientRecord
          key={openId}
          headingRef={recordRef}
          patientId={openId}
          onWrite={write}
          renderStops={renderStops}
          renderDocuments={renderDocuments}
        />
      )}
      {dialog?.kind === 'new' && (
        <PatientFormDialog
          patient={null}
          typed={dialog.typed}
          onClose={closeDialog}
          onSaved={({ id }) => {
            openRecord(id);
          }}
        />
      )}
      {dialog?.kind === 'merge' && <MergeDialog patients={dialog.patients} onClose={closeDialog} />}
      {dialog?.kind === 'export' && <ExportDialog patients={dialog.patients} onClose={closeDialog} />}
      {renderImport({ isOpen: dialog?.kind === 'import', onClose: closeDialog })}
    </main>
  );
}
