import { inTurns, partsOf } from '../desk/in-turns';
import type { Ports } from '../ports';
import { foundPatient } from './found-patient';
import { writeNote } from './write-note';

type ArchivePorts = Pick<Ports, 'chance' | 'clock' | 'notes' | 'patients' | 'transaction'>;

/** So few that they are written within a frame. */
const RECORDS_AT_ONCE = 100;

/**
 * Puts records into the archive, where only those who ask for it find them, or takes them back; none where one of them
 * is not on record. Of many, others have their turn in between.
 */
export async function setArchived(
  ports: ArchivePorts,
  patientIds: readonly string[],
  isArchived: boolean,
  by: string,
): Promise<void> {
  await inTurns(ports, partsOf(patientIds, RECORDS_AT_ONCE), (part) => {
    for (const patientId of part) foundPatient(ports, patientId);
  });
  await inTurns(ports, partsOf(patientIds, RECORDS_AT_ONCE), (part) => {
    ports.transaction.run(() => {
      for (const patientId of part) setOneArchived(ports, patientId, isArchived, by);
    });
  });
}

function setOneArchived(ports: ArchivePorts, patientId: string, isArchived: boolean, by: string): void {
  const { id, archivedAt } = foundPatient(ports, patientId);
  if ((archivedAt !== null) === isArchived) return;
  ports.patients.setArchived(id, isArchived ? ports.clock.now() : null);
  writeNote(ports, { patientId: id, kind: isArchived ? 'archived' : 'unarchived', by });
}
