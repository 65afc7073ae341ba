import type { Ports } from '../ports';

/** So long a removed document can be put back. */
const KEPT_AFTER_REMOVAL_MS = 24 * 60 * 60_000;

/**
 * So long a content stays that no row names though nobody has removed it: a log that was restored from a backup does not
 * know the newest ones, and the log that does may be found again.
 */
const KEPT_UNNAMED_MS = 30 * 24 * 60 * 60_000;

/** Forgets documents that were removed more than a day ago, and contents that nobody will ask for any more. */
export async function tidyDocuments(
  ports: Pick<Ports, 'clock' | 'documentFiles' | 'documents'>,
): Promise<void> {
  const now = ports.clock.now();
  const forgotten = new Set(ports.documents.forgetRemovedBefore(now - KEPT_AFTER_REMOVAL_MS));
  const named = ports.documents.hashes();
  await ports.documentFiles.tidy({ named, forgotten, keptBefore: now - KEPT_UNNAMED_MS });
}
