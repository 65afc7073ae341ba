import type { AccountTrouble, AttentionView, Handling } from '../../../shared/domain/attention';
import type { TrackingTroubleKind } from '../../../shared/domain/tracking';
import { pauseWords } from '../../shared/words/send-failures';
import { TRACKING_TROUBLE_WORDS, trackingAdvice } from '../../shared/words/tracking';

/** What is wrong with an account, in the words of the screen. */
export interface ShownTrouble {
  about: AccountTrouble;
  accountId: string;
  accountName: string;
  /** Since when (ms). */
  at: number;
  happened: string;
  /** What it means for messages, and what to do. */
  meaning: string;
  /** The server's words; empty where it said none. */
  detail: string;
  handled: Handling | null;
}

/** What trouble means for messages where reports come in nevertheless. */
const NOT_ALL_UNSEEN: Partial<Record<TrackingTroubleKind, string>> = {
  'mail-unreadable': 'What it reports is not seen.',
};

type Troubled = Pick<AttentionView, 'pausedAccounts' | 'troubledTracking'>;

/** Accounts that send nothing or whose mailboxes are not read, each kind in a list of its own. */
export function shownTroubles({ pausedAccounts, troubledTracking }: Troubled): {
  [About in AccountTrouble]: ShownTrouble[];
} {
  return {
    sending: pausedAccounts.map(({ pause, accountName, ...rest }) => {
      const { happened, advice } = pauseWords(pause.reason, accountName);
      const meaning = `Its messages wait. ${advice}`;
      return {
        ...rest,
        about: 'sending',
        accountName,
        at: pause.at,
        happened,
        meaning,
        detail: pause.detail,
      };
    }),
    tracking: troubledTracking.map(({ trouble, accountName, ...rest }) => {
      const { happened } = TRACKING_TROUBLE_WORDS[trouble.kind];
      const meaning = NOT_ALL_UNSEEN[trouble.kind] ?? 'Messages go out, but bounces are not seen.';
      return {
        ...{ ...rest, about: 'tracking', accountName, at: trouble.at, detail: trouble.detail },
        happened: `${accountName}: ${happened}`,
        meaning: `${meaning} ${trackingAdvice(trouble.kind)}`,
      };
    }),
  };
}
