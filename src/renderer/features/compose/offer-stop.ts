import type { BatchRow } from '../../../shared/domain/batch';
import type { SentBatch } from '../../../shared/domain/draft';
import { ask } from '../../shared/bridge';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { countWords } from '../../shared/words/numbers';
import { countdownWords } from '../../shared/words/times';

/** Others may have sent since; further down nobody has held anything this very moment. */
const NEWEST_BATCHES = 20;

/** After sending: says when a batch that is held leaves, and offers to stop it. */
export async function offerStop({ batchId }: SentBatch): Promise<void> {
  const { rows } = await ask('batches:list', { cursor: null, limit: NEWEST_BATCHES });
  const batch = rows.find(({ id }) => id === batchId);
  if (batch === undefined) return;
  const messages = countWords(batch.outbox.waiting, 'message');
  // Somebody did while it was being written.
  if (batch.stopped !== null) useUndoToasts.getState().tell(`${messages} stopped`);
  const until = heldUntil(batch);
  if (until === null) return;
  useUndoToasts.getState().offer({
    text: (now) =>
      until > now ? `${messages} leave in ${countdownWords(until, now)}` : `${messages} are leaving`,
    undo: () => void stop(batchId),
    label: 'Stop',
    about: batchId,
  });
}

function heldUntil({ holdUntil, outbox, stopped }: BatchRow): number | null {
  return stopped === null && outbox.waiting > 1 ? holdUntil : null;
}

async function stop(batchId: string): Promise<void> {
  const { count } = await ask('batches:stop', { batchId });
  useUndoToasts.getState().tell(`${countWords(count, 'message')} stopped`);
}
