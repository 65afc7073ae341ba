import type { Ports } from '../ports';
import { foundDocument, lostContent } from './found-document';

/** Saves a document where the person wants it; not when the person cancels. */
export async function saveDocumentCopy(
  ports: Pick<Ports, 'documentFiles' | 'documents'>,
  documentId: string,
): Promise<{ isSaved: boolean }> {
  const { sha256, name } = foundDocument(ports, documentId);
  const outcome = await ports.documentFiles.saveCopy(sha256, name);
  if ('reason' in outcome) throw lostContent(outcome.reason);
  return outcome;
}
