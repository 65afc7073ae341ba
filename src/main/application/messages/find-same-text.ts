import { channelOf } from '../../../shared/domain/account';
import type { MessageDraft } from '../../../shared/domain/draft';
import type { MergePlan } from '../../../shared/domain/merge-plan';
import { SAME_TEXT_WINDOW_MS, sameTextOf, type SameText } from '../../../shared/domain/same-text';
import type { Ports } from '../ports';
import { batchName } from './batch-name';

/**
 * Whether most recipients of a draft got the same lately: the same text, or, where merge fields make it differ, a batch
 * of the same title and purpose.
 * @param recipientIds who would get it
 */
export function findSameText(
  ports: Pick<Ports, 'accounts' | 'batches' | 'clock'>,
  { accountId, purpose, body }: Pick<MessageDraft, 'accountId' | 'purpose' | 'body'>,
  plan: MergePlan,
  recipientIds: readonly string[],
): SameText | null {
  const account = ports.accounts.get(accountId);
  if (account === null || recipientIds.length < 2) return null;
  const batches = ports.batches.recentLike({
    channel: channelOf(account),
    purpose,
    name: batchName(plan),
    body: plan.body.tags.length === 0 ? body : null,
    since: ports.clock.now() - SAME_TEXT_WINDOW_MS,
  });
  return sameTextOf(recipientIds, batches);
}
