/** What the reading of a mailbox is for, and what it leaves alone. */
export const TRACKING_MEANING =
  'Sendtrail reads what comes back to this mailbox, so that it can say Delivered, Bounced or Opened. It moves, deletes and marks nothing there.';
