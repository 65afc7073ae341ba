import type { Channel, Purpose } from './message';
import type { Status } from './status';

/** How many messages of a batch show each status. */
export type StatusTally = Record<Status, number>;

/** The messages created by one act of sending; a single message is a batch of one. */
export interface BatchRow {
  id: string;
  /** Position in the log: grows with every batch written. */
  position: number;
  name: string;
  channel: Channel;
  purpose: Purpose;
  createdAt: number;
  createdBy: string;
  count: number;
  tally: StatusTally;
}
