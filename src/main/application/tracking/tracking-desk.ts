import type { MailboxTrackers } from '../../ports/mailbox-tracker';
import type { TrackingControl } from './track-mailboxes';

/** What a practice has to read mailboxes with. */
export interface TrackingDesk {
  control: TrackingControl;
  trackers: Pick<MailboxTrackers, 'test'>;
}
