import { Button, Textarea } from '@mantine/core';
import { useStore } from 'zustand';
import { NOTE_TEXT_LIMIT } from '../../../shared/domain/admin-note';
import type { PatientRecord } from '../../../shared/domain/patient';
import { numberWords } from '../../shared/words/numbers';
import classes from './AdminNotes.module.css';
import { AdminNoteLine } from './AdminNoteLine';
import { usePatientsParts } from './patients-store';
import type { RecordStore } from './record-store';
import { useStaffName } from './use-staff-name';

interface AdminNotesProps {
  store: RecordStore;
  record: PatientRecord;
}

/** Notes of the desk and traces of what changed the record, newest first. */
export function AdminNotes({ store, record }: AdminNotesProps) {
  const staffName = useStaffName();
  return (
    <section className={classes.notes} aria-labelledby="notes-heading">
      <h2 id="notes-heading" className={classes.heading}>
        Admin notes
      </h2>
      <NewNote store={store} patientId={record.patient.id} />
      {record.notes.length === 0 ? (
        <p className={classes.quiet}>
          Nothing noted yet. Changes of the record are noted here by themselves.
        </p>
      ) : (
        <ol className={classes.list}>
          {record.notes.map((note) => (
            <AdminNoteLine
              key={note.id}
              note={note}
              isOwn={note.kind === 'typed' && note.by === staffName}
              onStrike={(isStruck) => void store.getState().strikeNote(note.id, isStruck)}
              onOpenMessage={(messageId) => void store.getState().openMessage(messageId)}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

/** The text is kept while it is being written, also when the record is left. */
function NewNote({ store, patientId }: { store: RecordStore; patientId: string }) {
  const { noteDrafts, draftNote } = usePatientsParts('noteDrafts', 'draftNote');
  const isBusy = useStore(store, (state) => state.isBusy);
  const text = noteDrafts.get(patientId) ?? '';
  const isTooLong = text.trim().length > NOTE_TEXT_LIMIT;
  const canAdd = text.trim() !== '' && !isTooLong;
  const add = async (): Promise<void> => {
    if (canAdd && (await store.getState().addNote(text.trim()))) draftNote(patientId, '');
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Textarea
        aria-label="New note"
        placeholder="Write a note"
        autosize
        minRows={2}
        maxRows={8}
        error={isTooLong ? `A note holds ${numberWords(NOTE_TEXT_LIMIT)} characters at most.` : false}
        value={text}
        onChange={(event) => {
          draftNote(patientId, event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
        }}
      />
      <Button
        className={classes.add}
        type="submit"
        variant="default"
        size="compact-sm"
        title="Add the note (Ctrl+Enter)"
        disabled={!canAdd}
        loading={isBusy && canAdd}
      >
        Add note
      </Button>
    </form>
  );
}
