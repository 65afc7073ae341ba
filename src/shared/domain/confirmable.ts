import type { AccountKind, ServerCapabilities } from './account';
import { statusesToldOfSms, type ConfirmingSms } from './sms-confirmable';
import type { Status } from './status';
import type { TrackingSettings } from './tracking';

/** What an account's way of sending can ever tell about a message. Created and Other are always known. */
export type Confirmable = Record<Exclude<Status, 'Created' | 'Other'>, boolean>;

/** What is known of an account that decides what it can tell. */
export interface ConfirmingAccount {
  kind: AccountKind;
  /** How it sends SMS; null: it sends e-mail. */
  sms: ConfirmingSms | null;
  /** What the server said it offers; null when it has not been reached yet. */
  capabilities: Pick<ServerCapabilities, 'hasDsn'> | null;
  /** How its mailbox is read for reports; null: nobody fetches them. */
  tracking: Pick<TrackingSettings, 'isAskingForReceipts'> | null;
  /** Statuses that reports about its messages have brought before. */
  seen: ReadonlySet<Status>;
}

/**
 * What an account can confirm. Queued and Error come from our own sending; the rest must be reported by others and
 * fetched. Failures come back to any mailbox; good news only from a server that was asked for it and knows how
 * (RFC 3461), or that has been seen to send it. An opening is known by a receipt (RFC 8098), which is asked for by
 * setting. Links are not rewritten: only the training practice knows of a click.
 */
export function confirmableBy({ kind, sms, capabilities, tracking, seen }: ConfirmingAccount): Confirmable {
  if (sms !== null) return onlyThese(statusesToldOfSms(sms));
  const isTraining = kind === 'training';
  const hasMailbox = isTraining || tracking !== null;
  const hasDsn = isTraining || capabilities?.hasDsn === true;
  return {
    Queued: true,
    Sent: hasMailbox && (hasDsn || seen.has('Sent')),
    Delivered: hasMailbox && (hasDsn || seen.has('Delivered')),
    Opened: isTraining || (tracking !== null && (tracking.isAskingForReceipts || seen.has('Opened'))),
    Clicked: isTraining,
    Error: true,
    Rejected: hasMailbox,
    Bounced: hasMailbox,
    Complaint: hasMailbox,
  };
}

function onlyThese(told: ReadonlySet<Status>): Confirmable {
  return {
    Queued: told.has('Queued'),
    Sent: told.has('Sent'),
    Delivered: told.has('Delivered'),
    Opened: told.has('Opened'),
    Clicked: told.has('Clicked'),
    Error: told.has('Error'),
    Rejected: told.has('Rejected'),
    Bounced: told.has('Bounced'),
    Complaint: told.has('Complaint'),
  };
}
