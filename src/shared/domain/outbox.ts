import type { AccountPause } from './account';
import type { Channel, OutboxState } from './message';

/** One line of the outbox panel. */
export interface OutboxEntry {
  messageId: string;
  accountId: string;
  accountName: string;
  channel: Channel;
  patientName: string;
  recipient: string;
  subject: string;
  state: OutboxState;
  /** When the outbox tries (again) (ms); null unless waiting. */
  dueAt: number | null;
  tries: number;
  /** Code of why it waits: a failure kind, or null when it has not been tried. */
  waitReason: string | null;
  /** The last reply or system message. */
  lastDetail: string | null;
  pause: AccountPause | null;
}

export interface OutboxCounts {
  waiting: number;
  sending: number;
  unconfirmed: number;
}
