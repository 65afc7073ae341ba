import type { StatusUpdate } from '../../../shared/domain/status-history';
import type { Channel } from '../../../shared/domain/message';
import type { MessageItem } from '../../../shared/domain/message-item';
import { timeBetween } from '../../shared/words/times';
import { deliveryTime, type DeliveryTime } from './delivery-time';

/** One line of the history as the table shows it. */
export interface HistoryLine {
  update: StatusUpdate;
  /** What the message is: some things are said of an SMS in other words. */
  channel: Channel;
  /** "+3.2 s" since the line before; null for the first one. */
  sinceLineBefore: string | null;
  /** How long the way took that the line reports; null where nobody knows. */
  delivery: DeliveryTime | null;
  /** Delivered, opened or clicked after the failure that is shown. */
  isContradicting: boolean;
  /** When it was learnt (ms), if that was clearly later than it happened; else null. */
  learntAt: number | null;
}

type ItemHistory = Pick<MessageItem, 'history' | 'contradicting'> & {
  message: Pick<MessageItem['message'], 'channel'>;
};

/** Reports are read every minute or so; only a longer delay is worth a word. */
const LATE_AFTER_MS = 2 * 60_000;

/**
 * The history in the order in which things happened. Bounce mails tell the time in whole seconds, so within one second
 * the order of writing counts.
 */
export function historyLines({ history, contradicting, message: { channel } }: ItemHistory): HistoryLine[] {
  const inOrder = history.toSorted(
    (one, other) => wholeSeconds(one.at) - wholeSeconds(other.at) || one.sequence - other.sequence,
  );
  return inOrder.map((update, index) => {
    const before = inOrder[index - 1];
    return {
      update,
      channel,
      sinceLineBefore: before === undefined ? null : timeBetween(Math.min(before.at, update.at), update.at),
      delivery: deliveryTime(update, inOrder),
      isContradicting: contradicting.includes(update.sequence),
      learntAt: update.recordedAt - update.at >= LATE_AFTER_MS ? update.recordedAt : null,
    };
  });
}

function wholeSeconds(at: number): number {
  return Math.floor(at / 1_000);
}
