import type { MergePlan } from '../../../shared/domain/merge-plan';

/** What all subjects of a batch have in common. */
export function batchName({ subject }: MergePlan): string {
  return subject.parts
    .map((part) => (part.kind === 'text' ? part.text : '…'))
    .join('')
    .trim();
}
