import type { Confirmable } from './confirmable';
import type { MessageDetails } from './message';
import type { MessageActions } from './message-actions';
import type { StatusUpdate } from './status-history';

/** All that the Item Viewer shows. */
export interface MessageItem {
  message: MessageDetails;
  history: StatusUpdate[];
  /** One plain sentence for the caller, made from the history; never more than is known. */
  sentence: string;
  /** Sequence numbers of the lines that contradict the failure shown. */
  contradicting: number[];
  canConfirm: Confirmable;
  can: MessageActions;
}
