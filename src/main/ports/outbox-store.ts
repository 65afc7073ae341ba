import type { ConsentChoice } from '../../shared/domain/consent';
import type { Channel, Purpose } from '../../shared/domain/message';
import type { OutboxCounts, OutboxEntry } from '../../shared/domain/outbox';
import type { NewStatusUpdate } from '../../shared/domain/status-history';

/** A message claimed for one attempt. */
export interface ClaimedMessage {
  id: string;
  accountId: string;
  /** Envelope sender's base: the account's from address at the time of writing. */
  fromAddress: string;
  recipient: string;
  messageIdHeader: string;
  token: string;
  createdAt: number;
  /** When it was first to be sent: created, or scheduled for (ms). */
  firstDueAt: number;
  notAfter: number | null;
  /** Tries that have begun, this one included. */
  tries: number;
  sizeBytes: number;
}

/** A message found in the middle of an attempt after a restart. */
export interface InterruptedMessage extends ClaimedMessage {
  claimedAt: number;
  /** When the end of its body was about to be handed over; null: it was not. */
  handedOverAt: number | null;
}

/** How an attempt ended, for the outbox. */
export type Settlement =
  | { state: 'done'; providerId: string | null }
  | { state: 'waiting'; dueAt: number; waitReason: string | null; countsAsTry: boolean }
  | { state: 'unconfirmed' };

/** Which messages of batches may be claimed. */
export interface BulkWish {
  /** At the most so many of them. */
  limit: number;
  /** Asked about the recipient of each in turn; who is refused stays where they are. */
  mayTake: (recipient: string) => boolean;
}

/** What leaves, and what decides whether it may: of the SMS, where it is an e-mail that carries one. */
export interface LeavingMessage {
  purpose: Purpose;
  channel: Channel;
  /** Whether it is for somebody on record. */
  isToPatient: boolean;
  /** What they have said about this purpose on this channel; null: nothing. */
  choice: ConsentChoice | null;
  /** The frozen bytes of the message itself, in pieces; none when it was never to be sent. */
  mime: Uint8Array[];
}

export interface NextDue {
  /** Of messages written to one recipient alone (ms). */
  single: number | null;
  /** Of messages of batches (ms). */
  bulk: number | null;
}

/** Messages not yet handed over. The message is the job: there is no second queue. */
export interface OutboxStore {
  /**
   * Claims due messages of one account for sending in one transaction, and makes the claim survive a power cut before
   * it returns. Single messages come first, then those of batches; each oldest first. Their `tries` grow by one.
   * @param bulk left out: messages of batches like any other
   */
  claim(accountId: string, now: number, limit: number, bulk?: BulkWish): ClaimedMessage[];
  /** What leaves and what decides whether it may, as things stand now; null: it is not in the log. */
  leaving(messageId: string): LeavingMessage | null;
  /** Notes, before the final dot can reach the server, that the body is about to be handed over. */
  markHandedOver(messageId: string, at: number): void;
  /**
   * Ends an attempt: history lines and outbox state in one transaction. Back to waiting takes the note of a hand-over
   * back, too: the transport knows then that the end of the body did not leave.
   */
  settle(messageId: string, settlement: Settlement, updates: readonly NewStatusUpdate[], at: number): void;
  /**
   * Commits what is settled within it in one go. That survives a killed process, and a power cut as little as a single
   * settlement does.
   */
  together(work: () => void): void;
  /** Messages that a dead process left in the middle of an attempt. */
  interrupted(): InterruptedMessage[];
  /** Earliest times at which waiting messages of the account are due; null when none waits. */
  nextDueAt(accountId: string): NextDue;
  /** Makes waiting messages due now: the named ones, or those of an account that wait for one of the reasons. */
  makeDue(
    which: { messageIds: readonly string[] } | { accountId: string; waitReasons: readonly string[] },
    now: number,
  ): string[];
  /** After the clock was set back: makes due now what waits for a time that only the old clock would have reached. */
  makeDueAfterClockSetBack(accountId: string, now: number): void;
  /** Takes a waiting message out of the outbox; false when it is not waiting (any more). */
  cancel(messageId: string, updates: readonly NewStatusUpdate[], at: number): boolean;
  /** What waits, is being sent or is unconfirmed; by due time, at most `limit`. */
  entries(limit: number): OutboxEntry[];
  counts(): OutboxCounts;
  /** How many messages of one account are in the outbox, whatever they wait for. */
  openCount(accountId: string): number;
}
