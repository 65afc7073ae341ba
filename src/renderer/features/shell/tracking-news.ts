import type { ConnectionView } from '../../../shared/domain/connection';
import { numberWords } from '../../shared/words/numbers';
import { troubleWords } from '../../shared/words/tracking';

/** What the bar says of one account's mailbox, or of its SMS provider. */
export interface TrackingNews {
  accountId: string;
  /** Which mailbox: one alone needs no name. */
  name: string;
  accountName: string;
  /** Null: all is well, or at most offline. */
  trouble: { short: string; explanation: string } | null;
  /** "catching up 120 of 900"; null: there is nothing to catch up. */
  catchingUp: string | null;
  lastCheckedAt: number | null;
}

/** How every mailbox that is read is doing, in the words of the bar. */
export function trackingNews({
  tracking,
  isOnline,
}: Pick<ConnectionView, 'tracking' | 'isOnline'>): TrackingNews[] {
  return tracking.map(({ accountId, accountName, channel, trouble, backfill, lastCheckedAt }) => {
    // Without a network no server is reached: "Offline" says so already, and how old the news is counts more.
    const isOnlyOffline = trouble?.kind === 'unreachable' && !isOnline;
    const words = trouble === null || isOnlyOffline ? null : troubleWords(trouble.kind, channel);
    return {
      accountId,
      accountName,
      name: tracking.length === 1 ? 'Tracking' : accountName,
      trouble: words && {
        short: words.short,
        explanation: `${accountName}: ${words.happened} ${trouble?.detail ?? ''}`.trim(),
      },
      catchingUp:
        backfill === null || !isOnline
          ? null
          : `catching up ${numberWords(backfill.done)} of ${numberWords(backfill.total)}`,
      lastCheckedAt,
    };
  });
}
