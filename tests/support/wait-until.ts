import { EventEmitter, on } from 'node:events';
import { watch } from 'node:fs';

export interface Wait<Found> {
  /** Looks; undefined means "not yet". */
  readonly check: () => Found | undefined | Promise<Found | undefined>;
  readonly timeoutMs: number;
  /** What to say when the time is over. */
  readonly describeTimeout: () => string | Promise<string>;
}

/** The event after which a waiting check looks again. */
export const CHANGE = 'change';

/** Looks at once and then after every change, until there is something or the time is over. */
export async function waitUntil<Found>(changes: EventEmitter, wait: Wait<Found>): Promise<Found> {
  // Listening begins before the first look, so that nothing that happens during a look is missed.
  const changed = on(changes, CHANGE, { signal: AbortSignal.timeout(wait.timeoutMs) });
  try {
    for (;;) {
      const found = await wait.check();
      if (found !== undefined) return found;
      await changed.next();
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    throw new Error(await wait.describeTimeout(), { cause: error });
  } finally {
    await changed.return?.();
  }
}

/** The same, where the changes are those in some folders. */
export async function watchUntil<Found>(folders: readonly string[], wait: Wait<Found>): Promise<Found> {
  const changes = new EventEmitter();
  const watchers = folders.map((folder) => watch(folder, () => changes.emit(CHANGE)));
  try {
    return await waitUntil(changes, wait);
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
