import { NOTE_TEXT_LIMIT } from '../../../shared/domain/admin-note';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { foundPatient } from './found-patient';
import { writeNote } from './write-note';

type NotePorts = Pick<Ports, 'chance' | 'clock' | 'notes' | 'patients' | 'transaction'>;

/** Adds what a person typed to the admin notes of a record. */
export function addNote(ports: NotePorts, patientId: string, text: string, by: string): void {
  const typed = text.trim();
  if (typed === '') throw new UseCaseError('invalid-input', 'The note is empty.');
  if (typed.length > NOTE_TEXT_LIMIT) {
    throw new UseCaseError('invalid-input', `A note has at most ${NOTE_TEXT_LIMIT} characters.`);
  }
  ports.transaction.run(() => {
    writeNote(ports, { patientId: foundPatient(ports, patientId).id, kind: 'typed', by, text: typed });
  });
}

/** Strikes a typed note through, or takes that back. Notes that Sendtrail wrote say what has happened: they stand. */
export function strikeNote(ports: NotePorts, noteId: string, isStruck: boolean, by: string): void {
  ports.transaction.run(() => {
    const note = ports.notes.note(noteId);
    if (note === null) throw new UseCaseError('not-found', 'There is no such note.');
    if (note.kind !== 'typed') {
      throw new UseCaseError('not-allowed-now', 'Only a typed note can be struck through.');
    }
    if ((note.struck !== null) === isStruck) return;
    ports.notes.setStruck(noteId, isStruck ? { at: ports.clock.now(), by } : null);
  });
}
