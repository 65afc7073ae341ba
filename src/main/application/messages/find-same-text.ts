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
  ports: Pick<Ports, 'batches' | 'clock'>,
  { channel, purpose, body }: Pick<MessageDraft, 'channel' | 'purpose' | 'body'>,
  plan: MergePlan,
  recipientIds: readonly string[],
): SameText | null {
  if (recipientIds.length < 2) return null;
  const batches = ports.batches.recentLike({
    channel,
    purpose,
    name: batchName(plan),
    body: plan.body.tags.length === 0 ? body : null,
    since: ports.clock.now() - SAME_TEXT_WINDOW_MS,
  });
  return sameTextOf(recipientIds, batches);
}
