import type { Ports } from '../ports';
import { foundPatient } from './found-patient';
import { writeNote } from './write-note';

type ArchivePorts = Pick<Ports, 'chance' | 'clock' | 'notes' | 'patients' | 'transaction'>;

/** Puts records into the archive, where only those who ask for it find them, or takes them back. */
export function setArchived(
  ports: ArchivePorts,
  patientIds: readonly string[],
  isArchived: boolean,
  by: string,
): void {
  const at = ports.clock.now();
  const kind = isArchived ? 'archived' : 'unarchived';
  ports.transaction.run(() => {
    for (const patientId of patientIds) {
      const { id, archivedAt } = foundPatient(ports, patientId);
      if ((archivedAt !== null) === isArchived) continue;
      ports.patients.setArchived(id, isArchived ? at : null);
      writeNote(ports, { patientId: id, kind, by });
    }
  });
}
