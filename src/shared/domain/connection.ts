import type { Channel } from './message';
import type { OutboxCounts } from './outbox';
import type { SendFailure, SendStage } from './send-outcome';
import type { TrackingState } from './tracking';

/** How a connection test went. */
export interface ConnectionTestView {
  ok: boolean;
  passed: SendStage[];
  failure: SendFailure | null;
  sizeLimitBytes: number | null;
  hasDsn: boolean;
}

/** What the connection bar shows. */
export interface ConnectionView extends OutboxCounts {
  isOnline: boolean;
  /** The log could not be written: sending rests until there is room on the disk again. */
  isDiskFull: boolean;
  /** Messages, probable reports, paused accounts and late reminders that nobody has handled. */
  needsAttention: number;
  /** Patients who arrived today and have arrival stops that come up. */
  arrivalsWithStops: number;
  messageCount: number;
  /** How the fetching of reports is doing, per account with tracking. */
  tracking: ({ accountId: string; accountName: string; channel: Channel } & TrackingState)[];
  paused: { accountId: string; accountName: string; channel: Channel; reason: string; detail: string }[];
}
