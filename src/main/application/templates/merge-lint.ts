import type { MergeProblem } from '../../../shared/domain/merge-plan';
import type { Merging, MergeRecipient } from './merging';

/** What the review says about the merge fields of a draft. */
export interface MergeLint {
  /** Fields that the draft uses, by name. */
  fields: string[];
  /** What must be mended before anybody gets it. */
  problems: MergeProblem[];
  /** Who cannot get it, and why: each as given, with the names of the fields that they lack. */
  refused: { index: number; reason: 'missing-field' | 'empty' | 'too-long'; fields: string[] }[];
}

/** Merges a draft for everyone without keeping what comes out. */
export function lintMerge(merging: Merging, recipients: readonly MergeRecipient[]): MergeLint {
  const { fields, problems, isSameForAll } = merging.plan;
  const refused: MergeLint['refused'] = [];
  if (isSameForAll) return { fields, problems, refused };
  for (const [index, recipient] of recipients.entries()) {
    const merged = merging.mergeFor(recipient);
    if (!merged.ok) refused.push({ index, reason: merged.reason, fields: merged.fields });
  }
  return { fields, problems, refused };
}
