import type { BatchEvent } from '../../shared/domain/batch';
import type { Channel, Purpose } from '../../shared/domain/message';
import type { RichText } from '../../shared/domain/rich-text';
import type { LikeBatch } from '../../shared/domain/same-text';
import type { NewStatusUpdate } from '../../shared/domain/status-history';
import type { NewBatch, NewMessage } from './message-store';

/** What batches of late are compared with. */
export interface LikeQuery {
  channel: Channel;
  purpose: Purpose;
  name: string;
  /** The text, where it is the same for everybody; null: name and purpose alone tell. */
  body: RichText | null;
  /** No older batches than this (ms). */
  since: number;
}

/** Batches of many messages: written in portions, then held, sent, stopped and resumed. Each method is one transaction. */
export interface BatchStore {
  /** Begins a batch; nothing of it is due until it is released. */
  begin(batch: NewBatch): void;
  /** Adds a portion of messages to a batch that has begun. */
  add(batchId: string, messages: readonly NewMessage[]): void;
  /**
   * All has been written, and its messages may be released. From now on the batch is no longer one that is abandoned.
   * @param holdUntil null: not held (ms)
   * @param by who is at the desk
   */
  beginRelease(batchId: string, holdUntil: number | null, at: number, by: string): void;
  /**
   * Makes some of its messages due at their own time, but not before the hold ends; those of a batch that somebody has
   * stopped meanwhile are stopped. @returns how many: none when all are released
   */
  releaseSome(batchId: string, limit: number): number;
  /** Batches whose release has begun and has not come to its end: a process died in between. */
  halfReleased(): string[];
  /** Batches that have begun and were never released: a process died while they were written. */
  unfinished(): string[];
  /** Ends an unfinished batch: what waits gets these lines and leaves the outbox. @returns how many */
  abandon(batchId: string, updates: readonly NewStatusUpdate[], at: number): number;
  /** The hold ends now. @returns how many messages it held */
  endHold(batchId: string, at: number, by: string): number;
  /**
   * What waits, waits until somebody resumes it. While a batch is being written, what is still to be written will, too.
   * @returns how many messages were stopped
   */
  stop(batchId: string, at: number, by: string): number;
  /** What was stopped is due again, at its own time or now, or once the batch is written. @returns how many messages */
  resume(batchId: string, at: number, by: string): number;
  /** The batch of e-mails that carry the SMS of this one to a gateway; null: there is none. */
  carrying(batchId: string): string | null;
  /** Accounts whose outbox holds messages of the batch. */
  accountsOf(batchId: string): string[];
  /** Batches of late that say the same as a draft, with those whom each reached or is to reach. */
  recentLike(draft: LikeQuery): LikeBatch[];
  /** What has been done to the batch, in order of writing. */
  events(batchId: string): BatchEvent[];
}
