import { EventEmitter } from 'node:events';
import type { Log } from '../../../src/main/ports/log';
import { CHANGE, waitUntil } from '../wait-until';

/** Waits until the log shows something, looking again after every commit. */
export async function waitForLog(log: Log, isSo: () => boolean, timeoutMs = 20_000): Promise<void> {
  const changes = new EventEmitter();
  const stop = log.changes.subscribe(() => changes.emit(CHANGE));
  try {
    await waitUntil(changes, {
      check: () => (isSo() ? true : undefined),
      timeoutMs,
      describeTimeout: () => `Not within ${timeoutMs} ms: ${JSON.stringify(log.outbox.entries(20))}`,
    });
  } finally {
    stop();
  }
}

/** Waits until nothing waits or is on its way any more. */
export function waitUntilIdle(log: Log, timeoutMs?: number): Promise<void> {
  return waitForLog(
    log,
    () => {
      const { waiting, sending } = log.outbox.counts();
      return waiting + sending === 0;
    },
    timeoutMs,
  );
}
