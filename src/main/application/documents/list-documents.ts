import type { DocumentFile } from '../../../shared/domain/document';
import type { MessageRow } from '../../../shared/domain/message';
import { foundPatient } from '../patients/found-patient';
import type { Ports } from '../ports';

interface DocumentPage {
  files: DocumentFile[];
  emails: MessageRow[];
  nextCursor: string | null;
}

/**
 * A patient's Clinical › Documents: all files, and a page of the e-mails sent to the patient. Those of records that
 * were merged into this one stand among them. An SMS is no document.
 */
export function listDocuments(
  ports: Pick<Ports, 'documents' | 'messages' | 'patients'>,
  { patientId, cursor, limit }: { patientId: string; cursor: string | null; limit: number },
): DocumentPage {
  const ids = ports.patients.idsOf(foundPatient(ports, patientId).id);
  const { rows, nextCursor } = ports.messages.ofPatient(ids, 'email', cursor, limit);
  return { files: ports.documents.files(ids), emails: rows, nextCursor };
}
