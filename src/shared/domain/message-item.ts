import type { Confirmable } from './confirmable';
import type { MessageDetails, MessageRow } from './message';
import type { MessageActions } from './message-actions';
import type { SmsCount } from './sms-text';
import type { StatusUpdate } from './status-history';

/** How the account of a message is tracked, as far as the Item Viewer tells of it. */
export interface ItemTracking {
  /** The folder where copies of sent mail are looked for; null: not looked at. */
  sentFolder: string | null;
}

/** All that the Item Viewer shows. */
export interface MessageItem {
  message: MessageDetails;
  history: StatusUpdate[];
  /** One plain sentence for the caller, made from the history; never more than is known. */
  sentence: string;
  /** Sequence numbers of the lines that contradict the failure shown. */
  contradicting: number[];
  canConfirm: Confirmable;
  /** What may still settle a doubt by itself; null: nobody fetches reports for the account. */
  tracking: ItemTracking | null;
  can: MessageActions;
  /** Messages that belong to it, as they stand: what it carries or is carried by, what it repeats or was repeated as. */
  related: MessageRow[];
  /** How long an SMS is as a phone network counts; null: an e-mail, or its text is no longer kept. */
  smsLength: Pick<SmsCount, 'encoding' | 'characters' | 'segments'> | null;
}
