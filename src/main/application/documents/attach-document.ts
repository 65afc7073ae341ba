import type { ChosenAttachment } from '../../../shared/domain/message';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { foundDocument, lostContent } from './found-document';

/** Puts a document on the shelf of files for a draft, as it is now. */
export async function attachDocument(
  ports: Pick<Ports, 'attachments' | 'documentFiles' | 'documents'>,
  documentId: string,
): Promise<ChosenAttachment> {
  const { name, mediaType, sha256 } = foundDocument(ports, documentId);
  const found = await ports.documentFiles.read(sha256);
  if (!found.ok) throw lostContent(found.reason);
  const attachment = ports.attachments.put({ name, mediaType, bytes: found.bytes });
  if (attachment === null) {
    throw new UseCaseError(
      'not-allowed-now',
      'The document is too large for an e-mail, or other attached files leave no room for it.',
    );
  }
  return attachment;
}
