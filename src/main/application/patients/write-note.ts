import type { AdminNote } from '../../../shared/domain/admin-note';
import type { Ports } from '../ports';

type Written = Pick<AdminNote, 'patientId' | 'kind' | 'by'> & Partial<Pick<AdminNote, 'text' | 'detail'>>;

/** Adds a line to the admin notes of a record. */
export function writeNote(ports: Pick<Ports, 'chance' | 'clock' | 'notes'>, written: Written): void {
  const at = ports.clock.now();
  ports.notes.insertNote({ id: ports.chance.newId(), at, text: '', detail: {}, struck: null, ...written });
}
