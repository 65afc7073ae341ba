import type { DocumentFile } from '../../../shared/domain/document';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** A document that stands in a patient's record. */
export function foundDocument({ documents }: Pick<Ports, 'documents'>, documentId: string): DocumentFile {
  const file = documents.file(documentId);
  if (file === null || file.removedAt !== null) {
    throw new UseCaseError('not-found', 'The document has been removed from the record.');
  }
  return file;
}

const LOST_WORDS = {
  gone: 'Its file is no longer in Sendtrail’s folder of documents. Add it again if you still have it.',
  changed:
    'Its file was changed by another program after it was added, so it is not used. Add it again if you still have it.',
} as const;

/** For a content that is not what was added. */
export function lostContent(reason: keyof typeof LOST_WORDS): UseCaseError {
  return new UseCaseError('not-found', LOST_WORDS[reason]);
}
