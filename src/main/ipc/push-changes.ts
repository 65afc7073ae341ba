import type { BatchRow } from '../../shared/domain/batch';
import type { MessageRow } from '../../shared/domain/message';
import type { ChangesPush } from '../../shared/ipc/contract';
import type { ConnectionView } from '../../shared/domain/connection';
import type { ChangeFeed, Changes } from '../ports/change-feed';
import type { Clock, Timer } from '../ports/clock';
import type { Logger } from '../ports/logger';

/** One frame of a 60 Hz screen: pushing more often shows nothing more. */
export const FRAME_MS = 16;
/** Rows in one push; past this, reading the screen's page again is cheaper for everybody. */
export const PUSHED_ROWS_LIMIT = 200;
const PUSHED_IDS_LIMIT = 2_000;
/** While a push is slow to put together, main gets this many times as long for its other work. */
const REST_FACTOR = 3;
const LONGEST_REST_MS = 500;

export interface PushSources {
  feed: ChangeFeed;
  /** Rows as they stand now; unknown ids are left out. */
  rows: (messageIds: readonly string[]) => MessageRow[];
  batches: (batchIds: readonly string[]) => BatchRow[];
  connection: () => ConnectionView;
  /** Whether anybody would see a push. */
  hasWindows: () => boolean;
  send: (push: ChangesPush) => void;
  clock: Clock;
  logger: Logger;
}

export interface ChangePusher {
  /** The connection bar has changed (network, outbox, tracking) without a change in the log. */
  poke(): void;
  /** Accounts are to be shown otherwise (credit) without a change in the log. */
  pokeAccounts(): void;
  stop(): void;
}

interface Pending {
  messageIds: Set<string>;
  batchIds: Set<string>;
  patientIds: Set<string>;
  hasMissed: boolean;
  hasAccountChange: boolean;
  hasPatientChange: boolean;
  hasArrivalChange: boolean;
  hasAttentionChange: boolean;
  hasSettingsChange: boolean;
}

function nothingPending(): Pending {
  return {
    messageIds: new Set(),
    batchIds: new Set(),
    patientIds: new Set(),
    hasMissed: false,
    hasAccountChange: false,
    hasPatientChange: false,
    hasArrivalChange: false,
    hasAttentionChange: false,
    hasSettingsChange: false,
  };
}

function collect(pending: Pending, changes: Changes): void {
  for (const id of changes.messageIds) pending.messageIds.add(id);
  for (const id of changes.batchIds) pending.batchIds.add(id);
  for (const id of changes.patientIds) pending.patientIds.add(id);
  pending.hasAccountChange ||= changes.hasAccountChange;
  pending.hasPatientChange ||= changes.hasPatientChange;
  pending.hasArrivalChange ||= changes.hasArrivalChange;
  pending.hasAttentionChange ||= changes.hasAttentionChange;
  pending.hasSettingsChange ||= changes.hasSettingsChange;
}

function firstOf(ids: ReadonlySet<string>, limit: number): string[] {
  return [...ids].slice(0, limit);
}

function pushOf(pending: Pending, { rows, batches, connection }: PushSources): ChangesPush {
  const { messageIds, batchIds } = pending;
  return {
    messages: rows(firstOf(messageIds, PUSHED_ROWS_LIMIT)),
    hasMoreMessages:
      pending.hasMissed || messageIds.size > PUSHED_ROWS_LIMIT || batchIds.size > PUSHED_ROWS_LIMIT,
    messageIds: firstOf(messageIds, PUSHED_IDS_LIMIT),
    batches: batches(firstOf(batchIds, PUSHED_ROWS_LIMIT)),
    hasAccountChange: pending.hasAccountChange,
    hasPatientChange: pending.hasPatientChange,
    patientIds: firstOf(pending.patientIds, PUSHED_IDS_LIMIT),
    hasArrivalChange: pending.hasArrivalChange,
    hasAttentionChange: pending.hasAttentionChange,
    hasSettingsChange: pending.hasSettingsChange,
    connection: connection(),
  };
}

/**
 * Tells the windows what commits have changed, at most once a frame. A commit costs a few set entries; rows are read
 * once a frame, however many commits fell into it.
 */
export function pushChanges(sources: PushSources): ChangePusher {
  const { clock, logger } = sources;
  let pending = nothingPending();
  let timer: Timer | null = null;
  let restUntil = 0;

  function flush(): void {
    timer = null;
    if (!sources.hasWindows()) {
      // A window that opens later reads for itself.
      pending = nothingPending();
      return;
    }
    const startedAt = clock.now();
    const taken = pending;
    pending = nothingPending();
    try {
      sources.send(pushOf(taken, sources));
    } catch (error) {
      // The next push says that there is more to read than it lists.
      pending.hasMissed = true;
      logger.error('push-failed', { error: String(error) });
    }
    const endedAt = clock.now();
    restUntil = endedAt + Math.max(FRAME_MS, (endedAt - startedAt) * REST_FACTOR);
  }

  function schedule(): void {
    if (timer !== null) return;
    // A clock that was set back must not keep the screen waiting.
    const waitMs = Math.min(Math.max(restUntil - clock.now(), 0), LONGEST_REST_MS);
    timer = clock.after(waitMs, flush);
  }

  const unsubscribe = sources.feed.subscribe((changes) => {
    collect(pending, changes);
    schedule();
  });
  return {
    poke: schedule,
    pokeAccounts: () => {
      pending.hasAccountChange = true;
      schedule();
    },
    stop: () => {
      unsubscribe();
      timer?.cancel();
    },
  };
}
