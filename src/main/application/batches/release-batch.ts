import { othersTurn } from '../desk/others-turn';
import type { Ports } from '../ports';

/** So many messages are released in one transaction: others have their turn after a few milliseconds. */
const RELEASE_PORTION = 1_000;

type ReleasePorts = Pick<Ports, 'batches' | 'logger'>;

/**
 * Lets a written batch go, portion by portion. What cannot be released now (disk full) the next start releases: the
 * batch is in the log, and saying that it was not sent would have somebody send it twice.
 */
export async function releaseBatch(
  ports: ReleasePorts & Pick<Ports, 'clock'>,
  batchId: string,
): Promise<void> {
  try {
    while (ports.batches.releaseSome(batchId, RELEASE_PORTION) > 0) await othersTurn(ports);
  } catch (error) {
    ports.logger.error('batch-not-released', { batchId, reason: String(error) });
  }
}

/** Goes on with what a dead process had begun to release. To be called before anything is written in this run. */
export function finishReleases({ batches, logger }: ReleasePorts): void {
  for (const batchId of batches.halfReleased()) {
    const count = batches.releaseSome(batchId, Number.MAX_SAFE_INTEGER);
    logger.warn('batch-release-finished', { batchId, count });
  }
}
