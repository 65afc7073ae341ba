import { needsAttention, type MessageRow } from './message';
import type { UpdateCode } from './status-history';

/** What a person can do with a message as it stands. */
export interface MessageActions {
  sendAgain: boolean;
  sendNow: boolean;
  cancel: boolean;
  /** Say what became of a message that nobody knows about. */
  resolve: boolean;
  /** Mark as handled, or take that back. */
  handle: boolean;
}

/**
 * The patient has refused it; or it is a row of a file that fits nobody, or several, or somebody who has a message
 * already.
 */
const NEVER_AGAIN: ReadonlySet<UpdateCode> = new Set([
  'opted-out',
  'not-on-record',
  'fits-several',
  'repeated-row',
]);

/**
 * Which actions are possible for a message. Sending again makes a new message, so the old one must have come to
 * something first: one that is still under way could otherwise go twice. An opt-out cannot be got round by it. What an
 * e-mail carries is sent again instead of the e-mail: by itself, that would ask neither consent nor the hours of SMS.
 */
export function messageActions(
  row: Pick<MessageRow, 'status' | 'statusCode' | 'outboxState' | 'handledAt' | 'purpose' | 'carries'>,
): MessageActions {
  const isWaiting = row.outboxState === 'waiting';
  const isUnderWay = row.outboxState !== null || row.status === 'Created';
  return {
    sendAgain: !isUnderWay && row.carries === null && !NEVER_AGAIN.has(row.statusCode),
    sendNow: isWaiting,
    cancel: isWaiting,
    resolve: row.outboxState === 'unconfirmed',
    handle: row.handledAt !== null || needsAttention(row),
  };
}
