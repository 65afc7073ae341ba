import type { Account } from '../../../shared/domain/account';
import type { AccountTrouble } from '../../../shared/domain/attention';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { Ports } from '../ports';
import { pauseKey } from './paused-accounts';
import { trackingTroubleKey, type TrackingStates } from './troubled-tracking';

interface HandlingRequest {
  accountId: string;
  about: AccountTrouble;
  isHandled: boolean;
  /** What was done about it; empty for nothing to tell. */
  note: string;
}

type HandlingKey = [subject: string, occurrence: string];

interface TroubleRule {
  /** What the handling is kept under; null: there is no such trouble any more. */
  keyOf: (account: Account, trackingStates: TrackingStates) => HandlingKey | null;
  over: string;
}

const RULES = {
  sending: {
    keyOf: ({ id, pause }) => (pause === null ? null : pauseKey(id, pause)),
    over: 'The account is not paused any more.',
  },
  tracking: {
    keyOf: ({ id }, trackingStates) => {
      const trouble = trackingStates().find(({ accountId }) => accountId === id)?.trouble ?? null;
      return trouble === null ? null : trackingTroubleKey(id, trouble.kind);
    },
    over: 'The mailbox is read again.',
  },
} as const satisfies Record<AccountTrouble, TroubleRule>;

/**
 * Marks the pause of an account, or that its mailbox is not read, as handled by name, or takes that back. It changes
 * nothing about the trouble itself, and another one asks for attention again.
 */
export function handleAccountTrouble(
  ports: Pick<Ports, 'accounts' | 'attention' | 'clock' | 'transaction'>,
  trackingStates: TrackingStates,
  { accountId, about, isHandled, note }: HandlingRequest,
  by: string,
): void {
  const at = ports.clock.now();
  ports.transaction.run(() => {
    const { keyOf, over } = RULES[about];
    const key = keyOf(listedAccount(ports, accountId), trackingStates);
    if (key === null) throw new UseCaseError('not-allowed-now', over);
    const isHandledNow = ports.attention.handling(...key) !== null;
    if (isHandledNow === isHandled) return;
    ports.attention.setHandling(...key, isHandled ? { at, by, note: note.trim() } : null);
  });
}
