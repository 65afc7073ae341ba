import type { AccountTrouble, AttentionView, Handling } from '../../../shared/domain/attention';
import type { Channel } from '../../../shared/domain/message';
import { pauseWords } from '../../shared/words/send-failures';
import { troubleWords } from '../../shared/words/tracking';

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
  /** What lasts once somebody has dealt with it. */
  stays: string;
  /** The server's words; empty where it said none. */
  detail: string;
  handled: Handling | null;
}

const SENDING_STAYS = 'The account stays paused, and its messages wait, until it works again.';
const TRACKING_STAYS = {
  email: 'The mailbox is still not read, and bounces are not seen, until it works again.',
  sms: 'What becomes of SMS is still not seen until it works again.',
} as const satisfies Record<Channel, string>;

type Troubled = Pick<AttentionView, 'pausedAccounts' | 'troubledTracking'>;

/** Accounts that send nothing or whose mailboxes are not read, each kind in a list of its own. */
export function shownTroubles({ pausedAccounts, troubledTracking }: Troubled): {
  [About in AccountTrouble]: ShownTrouble[];
} {
  return {
    sending: pausedAccounts.map(({ pause, accountName, channel, ...rest }) => {
      const { happened, advice } = pauseWords(pause.reason, accountName, channel);
      const meaning = `Its messages wait. ${advice}`;
      return {
        ...rest,
        about: 'sending',
        accountName,
        at: pause.at,
        happened,
        meaning,
        detail: pause.detail,
        stays: SENDING_STAYS,
      };
    }),
    tracking: troubledTracking.map(({ trouble, accountName, channel, ...rest }) => {
      const { happened, meaning } = troubleWords(trouble.kind, channel);
      return {
        ...{ ...rest, about: 'tracking', accountName, at: trouble.at, detail: trouble.detail },
        happened: `${accountName}: ${happened}`,
        meaning,
        stays: TRACKING_STAYS[channel],
      };
    }),
  };
}
