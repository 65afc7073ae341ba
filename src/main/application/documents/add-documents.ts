import type { DocumentFile, DocumentRefusal } from '../../../shared/domain/document';
import type { KeptContent } from '../../ports/document-files';
import { foundPatient } from '../patients/found-patient';
import type { Ports } from '../ports';

type AddPorts = Pick<Ports, 'chance' | 'clock' | 'documentFiles' | 'documents' | 'patients' | 'transaction'>;

interface Added {
  added: DocumentFile[];
  refused: DocumentRefusal[];
}

/**
 * Lets the person choose files and puts them among a patient's documents. The contents are kept before their rows are
 * written: a row never names a content that is not there.
 */
export async function addDocuments(ports: AddPorts, patientId: string, by: string): Promise<Added> {
  foundPatient(ports, patientId);
  const { kept, refused } = await ports.documentFiles.choose();
  if (kept.length === 0) return { added: [], refused };
  return ports.transaction.run(() => {
    // The record may have been merged into another while the dialog was open.
    const { added, already } = sorted(ports, foundPatient(ports, patientId).id, kept, by);
    for (const file of added) ports.documents.insert(file);
    return { added, refused: [...refused, ...already] };
  });
}

function sorted(ports: AddPorts, patientId: string, kept: readonly KeptContent[], by: string) {
  const there = new Set(ports.documents.files(ports.patients.idsOf(patientId)).map(({ sha256 }) => sha256));
  const added: DocumentFile[] = [];
  const already: DocumentRefusal[] = [];
  for (const content of kept) {
    if (there.has(content.sha256)) {
      already.push({ name: content.name, reason: 'already-there' });
      continue;
    }
    there.add(content.sha256);
    added.push({
      ...content,
      id: ports.chance.newId(),
      patientId,
      addedAt: ports.clock.now(),
      addedBy: by,
    });
  }
  return { added, already };
}
