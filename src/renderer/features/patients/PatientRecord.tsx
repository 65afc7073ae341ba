import { Button, Tabs, VisuallyHidden } from '@mantine/core';
import { ArrowLeft, UserX } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { PatientRecord as Facts, PatientRow } from '../../../shared/domain/patient';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { useLive } from '../../shared/use-live';
import { AdminTab } from './AdminTab';
import { DetailsTab } from './DetailsTab';
import { PatientFormDialog } from './PatientFormDialog';
import classes from './PatientRecord.module.css';
import type { RecordTab } from './patients-state';
import { usePatientsParts } from './patients-store';
import { RecordHeader } from './RecordHeader';
import { createRecordStore, type RecordStore } from './record-store';
import { useFocusBack } from './use-focus-back';

interface PatientRecordProps {
  patientId: string;
  /** For the focus: everything else is reached from the name. */
  headingRef: RefObject<HTMLHeadingElement | null>;
  onWrite: (patients: readonly PatientRow[]) => void;
  renderStops: (patientId: string) => ReactNode;
  renderDocuments: (patient: PatientRow) => ReactNode;
}

/** Everything about one patient. Escape leads back to the list. */
export function PatientRecord({
  patientId,
  headingRef,
  onWrite,
  renderStops,
  renderDocuments,
}: PatientRecordProps) {
  const { closeRecord } = usePatientsParts('closeRecord');
  const store = useRecordStore(patientId);
  const load = useStore(store, (state) => state.load);
  const record = useStore(store, (state) => state.record);
  return (
    <div
      className={classes.record}
      onKeyDown={(event) => {
        if (!isLeaving(event)) return;
        event.preventDefault();
        closeRecord();
      }}
    >
      <div className={classes.back}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<ArrowLeft className={classes.icon} aria-hidden="true" />}
          title="Back to the list (Esc)"
          onClick={closeRecord}
        >
          Patients
        </Button>
      </div>
      {record !== null && (
        <Opened
          store={store}
          record={record}
          headingRef={headingRef}
          stops={renderStops(record.patient.id)}
          documents={() => renderDocuments(record.patient)}
          onWrite={onWrite}
        />
      )}
      {load === 'not-found' && (
        <EmptyState
          icon={UserX}
          title="No such record"
          actions={<Button onClick={closeRecord}>Back to the list</Button>}
        >
          This patient is not on record any more.
        </EmptyState>
      )}
      <RecordFailure store={store} />
    </div>
  );
}

/** The record is read once, and again whenever something in it has changed. */
function useRecordStore(patientId: string): RecordStore {
  const [store] = useState(() => createRecordStore(patientId));
  useEffect(() => {
    void store.getState().read();
  }, [store]);
  useLive((changes) => {
    store.getState().follow(changes);
  });
  return store;
}

/** Escape in a field, a menu or a dialog is theirs. */
function isLeaving(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element)) return false;
  const isOwn = event.currentTarget.contains(event.target);
  return isOwn && event.target.closest('input, textarea, select, [role="menu"], [role="dialog"]') === null;
}

interface OpenedProps {
  store: RecordStore;
  record: Facts;
  headingRef: RefObject<HTMLHeadingElement | null>;
  stops: ReactNode;
  documents: () => ReactNode;
  onWrite: (patients: readonly PatientRow[]) => void;
}

function Opened({ store, record, headingRef, stops, documents, onWrite }: OpenedProps) {
  const { tab, showTab } = usePatientsParts('tab', 'showTab');
  const [isEditing, setIsEditing] = useState(false);
  const focusName = () => {
    headingRef.current?.focus({ preventScroll: true });
  };
  useEffect(focusName, [headingRef]);
  useFocusBack(isEditing, focusName);
  const edit = () => {
    setIsEditing(true);
  };
  return (
    <>
      <RecordHeader headingRef={headingRef} patient={record.patient} onWrite={onWrite} onEdit={edit} />
      <section className={classes.stops}>
        <VisuallyHidden component="h2">To talk about</VisuallyHidden>
        {stops}
      </section>
      <Tabs
        value={tab}
        onChange={(value) => {
          showTab(isTab(value) ? value : 'details');
        }}
        keepMounted={false}
        data-tab={tab}
        classNames={{ root: classes.tabs, list: classes.tabList, panel: classes.panel }}
      >
        <Tabs.List aria-label="Record">
          {Object.entries(TAB_NAMES).map(([value, name]) => (
            <Tabs.Tab key={value} value={value}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="details">
          <DetailsTab store={store} record={record} onEdit={edit} />
        </Tabs.Panel>
        <Tabs.Panel value="admin">
          <AdminTab store={store} record={record} />
        </Tabs.Panel>
        <Tabs.Panel value="clinical">{documents()}</Tabs.Panel>
      </Tabs>
      {isEditing && (
        <PatientFormDialog
          patient={record.patient}
          typed=""
          onClose={() => {
            setIsEditing(false);
          }}
          onSaved={() => void store.getState().read()}
        />
      )}
    </>
  );
}

const TAB_NAMES = {
  details: 'Details',
  admin: 'Admin',
  clinical: 'Clinical',
} as const satisfies Record<RecordTab, string>;

function isTab(value: string | null): value is RecordTab {
  return value !== null && Object.hasOwn(TAB_NAMES, value);
}

/** What could not be read or done, where it belongs. */
function RecordFailure({ store }: { store: RecordStore }) {
  const failure = useStore(store, (state) => state.failure);
  const trouble = useStore(store, (state) => state.trouble);
  return (
    <div className={classes.failure}>
      {failure !== null && (
        <FailureNote
          happened="The record cannot be shown."
          failure={failure}
          actions={
            <Button size="compact-sm" variant="default" onClick={() => void store.getState().read()}>
              Try again
            </Button>
          }
        />
      )}
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
    </div>
  );
}
