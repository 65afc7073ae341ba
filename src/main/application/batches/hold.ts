import type { DeskSettings } from '../../../shared/domain/desk-settings';

/** How long a batch is held, so that a mistake can still be stopped. */
export const HOLD_MS = 120_000;

/**
 * Until when a batch is held before anything of it leaves (ms); null: not at all.
 * @param sendableCount how many of its messages would be sent
 */
export function holdUntil(
  sendableCount: number,
  { holdsBatchesFrom }: Pick<DeskSettings, 'holdsBatchesFrom'>,
  now: number,
): number | null {
  return holdsBatchesFrom !== null && sendableCount >= holdsBatchesFrom ? now + HOLD_MS : null;
}
