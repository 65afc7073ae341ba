import type { AccountKind, ServerCapabilities } from './account';
import type { Status } from './status';

/** What an account's way of sending can ever tell about a message. Created and Other are always known. */
export type Confirmable = Record<Exclude<Status, 'Created' | 'Other'>, boolean>;

/**
 * What an account can confirm. Queued and Error come from our own sending; the rest must be reported by others and
 * fetched by a tracker. Receipts (RFC 8098) are not asked for and links are not rewritten, so only the training
 * practice knows of an opening or a click.
 * @param capabilities what the server said it offers; null when it has not been reached yet
 * @param hasTracking whether somebody fetches reports for the account
 */
export function confirmableBy(
  kind: AccountKind,
  capabilities: Pick<ServerCapabilities, 'hasDsn'> | null,
  hasTracking: boolean,
): Confirmable {
  const isTraining = kind === 'training';
  const hasReports = isTraining || (hasTracking && capabilities?.hasDsn === true);
  return {
    Queued: true,
    Sent: hasReports,
    Delivered: hasReports,
    Opened: isTraining,
    Clicked: isTraining,
    Error: true,
    Rejected: hasReports,
    Bounced: hasReports,
    Complaint: hasReports,
  };
}
