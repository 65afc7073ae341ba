import type { DocumentFile } from '../../../shared/domain/document';
import { UseCaseError } from '../../ports/use-case-error';
import { writeNote } from '../patients/write-note';
import type { Ports } from '../ports';

type RemovePorts = Pick<Ports, 'chance' | 'clock' | 'documents' | 'notes' | 'patients' | 'transaction'>;

/**
 * Takes a document out of the record, or puts it back. Who removed what stays in the admin notes; the line is struck
 * when it is put back. For a day: see `tidyDocuments`.
 */
export function setDocumentRemoved(
  ports: RemovePorts,
  documentId: string,
  isRemoved: boolean,
  by: string,
): void {
  ports.transaction.run(() => {
    const file = ports.documents.file(documentId);
    if (file === null) throw new UseCaseError('not-found', 'The document is no longer kept.');
    if ((file.removedAt !== null) === isRemoved) return;
    ports.documents.setRemoved(documentId, isRemoved ? ports.clock.now() : null);
    const { patientId, name } = file;
    if (isRemoved) writeNote(ports, { patientId, kind: 'document-removed', by, detail: { name } });
    else strikeNote(ports, file, by);
  });
}

function strikeNote({ notes, patients, clock }: RemovePorts, { patientId, name }: DocumentFile, by: string) {
  const line = notes
    .notes(patients.idsOf(patientId))
    .find(
      ({ kind, detail, struck }) => kind === 'document-removed' && detail.name === name && struck === null,
    );
  if (line !== undefined) notes.setStruck(line.id, { at: clock.now(), by });
}
