import type { Ports } from '../ports';

/** So long a removed document can be put back. */
const KEPT_AFTER_REMOVAL_MS = 24 * 60 * 60_000;

/** Forgets documents that were removed more than a day ago, and contents that no row names. */
export async function tidyDocuments(
  ports: Pick<Ports, 'clock' | 'documentFiles' | 'documents'>,
): Promise<void> {
  ports.documents.forgetRemovedBefore(ports.clock.now() - KEPT_AFTER_REMOVAL_MS);
  await ports.documentFiles.keepOnly(ports.documents.hashes());
}
