import type { MergePlan } from '../../../shared/domain/merge-plan';
import { readMergeText, type MergeText } from '../../../shared/domain/merge-template';
import type { Channel } from '../../../shared/domain/message';
import { toPlainText } from '../../../shared/domain/rich-text';
import { smsBatchName } from '../../../shared/domain/sms-title';

const NAMES = {
  email: ({ subject }) => sameForAll(subject),
  sms: ({ body }) => smsBatchName(sameForAll(readMergeText(toPlainText(body.source)))),
} as const satisfies Record<Channel, (plan: MergePlan) => string>;

/** What all subjects of a batch have in common; of SMS, how their texts begin. */
export function batchName(plan: MergePlan): string {
  return NAMES[plan.channel](plan);
}

function sameForAll({ parts }: MergeText): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : '…'))
    .join('')
    .trim();
}
