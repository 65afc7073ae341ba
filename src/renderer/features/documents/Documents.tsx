import { ActionIcon, Button } from '@mantine/core';
import { ArrowUp, FilePlus, Files, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DocumentFile } from '../../../shared/domain/document';
import { fullName, type PatientRow } from '../../../shared/domain/patient';
import type { ComposeStart } from '../../shared/compose-start';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNote, FailureNote } from '../../shared/ui/ErrorNote';
import { ListPill } from '../../shared/ui/ListPill';
import type { DataTableHandle } from '../../shared/ui/table/data-table-props';
import { useLive } from '../../shared/use-live';
import { countWords } from '../../shared/words/numbers';
import { DocumentPreview } from './DocumentPreview';
import classes from './Documents.module.css';
import { DocumentTable } from './DocumentTable';
import { isEmail, withoutExtension } from './document-row';
import { detailsHint, REFUSAL_WORDS } from './document-words';
import { rowOf, type DocumentsState, type DocumentsStore } from './documents-state';
import { createDocumentsStore } from './documents-store';

interface DocumentsProps {
  patient: PatientRow;
  onWriteTo: (start: ComposeStart) => void;
}

/** Patient..Clinical..Documents: added files and every e-mail sent to the patient, with what became of it. */
export function Documents({ patient, onWriteTo }: DocumentsProps) {
  return <DocumentsOf key={patient.id} patient={patient} onWriteTo={onWriteTo} />;
}

function DocumentsOf({ patient, onWriteTo }: DocumentsProps) {
  const store = useDocumentsStore(patient.id);
  const tableRef = useRef<DataTableHandle>(null);
  const selected = useSelectedRows(store);
  const [chosen] = selected;
  const file = selected.length === 1 && chosen !== undefined && !isEmail(chosen) ? chosen : null;

  const email = async (attached: DocumentFile) => {
    const attachment = await store.getState().attach(attached);
    if (attachment === null) return;
    onWriteTo({
      recipients: [patient],
      attachments: [attachment],
      subject: withoutExtension(attached.name),
      purpose: 'Clinical letter',
    });
  };
  const remove = async (removed: DocumentFile) => {
    await store.getState().remove(removed);
    // The button that was pressed is gone.
    tableRef.current?.focus();
  };
  return (
    <div className={classes.documents}>
      <Header store={store} />
      <Notes store={store} />
      <div className={classes.columns} data-preview={file !== null}>
        <div className={classes.list}>
          <HeldPill
            store={store}
            onShow={() => {
              tableRef.current?.scrollToTop();
            }}
          />
          <DocumentTable
            store={store}
            tableRef={tableRef}
            hasPreview={file !== null}
            empty={<Empty patient={patient} />}
          />
          <DetailsLink store={store} selected={selected} />
        </div>
        {file !== null && (
          <DocumentPreview
            store={store}
            patient={patient}
            file={file}
            onEmail={() => void email(file)}
            onRemove={() => void remove(file)}
          />
        )}
      </div>
    </div>
  );
}

/** Read once, and kept up to date as long as it is on the screen. */
function useDocumentsStore(patientId: string): DocumentsStore {
  const [store] = useState(() => createDocumentsStore(patientId));
  useEffect(() => {
    void store.getState().read();
  }, [store]);
  useLive((push) => {
    store.getState().follow(push);
  });
  return store;
}

function useSelectedRows(store: DocumentsStore) {
  const emails = useStore(store, (state) => state.emails);
  // A status that moves is a change of the selected row, too.
  useStore(emails, (state) => state.rows);
  return useStore(
    store,
    useShallow((state) => [...state.selection.selectedIds].flatMap((id) => rowOf(state, id) ?? [])),
  );
}

function Header({ store }: { store: DocumentsStore }) {
  const busy = useStore(store, (state) => state.busy);
  return (
    <header className={classes.header}>
      <h2 className={classes.place}>Patient..Clinical..Documents</h2>
      <Button
        size="xs"
        variant="default"
        leftSection={<FilePlus size="0.875rem" aria-hidden="true" />}
        loading={busy === 'adding'}
        onClick={() => void store.getState().add()}
      >
        Add document…
      </Button>
    </header>
  );
}

/** What could not be read, done or added, next to the list. */
function Notes({ store }: { store: DocumentsStore }) {
  const emails = useStore(store, (state) => state.emails);
  const failure = useStore(emails, (state) => state.failure);
  const trouble = useStore(store, (state) => state.trouble);
  const refused = useStore(store, (state) => state.refused);
  return (
    <div className={classes.notes}>
      {failure !== null && (
        <FailureNote
          happened="The documents cannot be shown."
          failure={failure}
          actions={
            <Button size="compact-sm" variant="default" onClick={() => void store.getState().read()}>
              Try again
            </Button>
          }
        />
      )}
      {trouble !== null && <Trouble {...trouble} />}
      {refused.length > 0 && (
        <div className={classes.refused} role="alert">
          <ul>
            {refused.map(({ name, reason }, index) => (
              <li key={`${index}-${name}`}>
                <bdi>{name}</bdi> was not added. {REFUSAL_WORDS[reason]}
              </li>
            ))}
          </ul>
          <ActionIcon
            size="sm"
            aria-label="Dismiss"
            title="Dismiss"
            onClick={() => {
              store.getState().dismissRefused();
            }}
          >
            <X size="0.875rem" aria-hidden="true" />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}

/** Of what is gone main says itself what to do. */
function Trouble({ happened, failure }: NonNullable<DocumentsState['trouble']>) {
  return failure.code === 'not-found' ? (
    <ErrorNote happened={happened} meaning={failure.message} />
  ) : (
    <FailureNote happened={happened} failure={failure} />
  );
}

/** Says quietly that there is more, and waits for the person to want it. */
function HeldPill({ store, onShow }: { store: DocumentsStore; onShow: () => void }) {
  const heldCount = useStore(store, (state) => state.heldIds.length);
  return (
    <div className={classes.held} role="status">
      {heldCount > 0 && (
        <ListPill
          icon={ArrowUp}
          words={countWords(heldCount, 'new e-mail')}
          onPress={() => {
            store.getState().showHeld();
            onShow();
          }}
        />
      )}
    </div>
  );
}

function DetailsLink({
  store,
  selected,
}: {
  store: DocumentsStore;
  selected: ReturnType<typeof useSelectedRows>;
}) {
  const [row] = selected;
  const emailId = selected.length === 1 && row !== undefined && isEmail(row) ? row.id : null;
  return (
    <div className={classes.below}>
      <button
        type="button"
        className={classes.link}
        disabled={emailId === null}
        title={detailsHint(selected)}
        onClick={() => {
          if (emailId !== null) void store.getState().openEmail(emailId);
        }}
      >
        View send details…
      </button>
    </div>
  );
}

function Empty({ patient }: { patient: PatientRow }) {
  return (
    <EmptyState icon={Files} title="No documents yet">
      Files that are added here, and every e-mail sent to <bdi>{fullName(patient)}</bdi>, are listed here.
    </EmptyState>
  );
}
