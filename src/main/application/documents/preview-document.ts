import { PREVIEW_LIMIT_BYTES, previewKindOf } from '../../../shared/domain/document';
import type { DocumentPreview } from '../../ports/document-preview';
import type { Ports } from '../ports';

/** Reads a document to be shown. What is too large to show is not read. */
export async function previewDocument(
  ports: Pick<Ports, 'documentFiles' | 'documents'>,
  documentId: string,
): Promise<DocumentPreview> {
  const file = ports.documents.file(documentId);
  if (file === null || file.removedAt !== null) return { ok: false, reason: 'removed' };
  const kind = previewKindOf(file.mediaType);
  if (kind === null) return { ok: false, reason: 'not-shown' };
  if (file.sizeBytes > PREVIEW_LIMIT_BYTES[kind]) return { ok: false, reason: 'too-large' };
  const found = await ports.documentFiles.read(file.sha256);
  if (!found.ok) return found;
  return { ok: true, name: file.name, kind, mediaType: file.mediaType, bytes: found.bytes };
}
