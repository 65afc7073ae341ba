import { othersTurn } from '../../desk/others-turn';
import type { Ports } from '../../ports';

/** So few rows that they are gone within a frame, with the words they are found by. */
const DROPPED_AT_ONCE = 300;

/**
 * Removes what imports have staged and nobody has seen. What cannot be removed now, because the disk is full for one, is
 * found by nobody and goes with the next start.
 */
export async function dropStaged(
  ports: Pick<Ports, 'clock' | 'logger' | 'patients'>,
  importIds: readonly string[],
): Promise<void> {
  try {
    for (const importId of importIds) {
      while (ports.patients.dropImport(importId, DROPPED_AT_ONCE) > 0) await othersTurn(ports);
    }
  } catch (error) {
    ports.logger.warn('import-not-dropped', { error: String(error) });
  }
}
