/** What a bounce reason means for the address: dead, or something else stood in the way. */
type BounceWeight = 'hard' | 'soft';

const HARD: ReadonlySet<string> = new Set(['userunknown', 'hostunknown', 'hasmoved', 'notaccept']);

/** Whether a reason means that the address is dead. */
export function weightOf(reason: string): BounceWeight {
  return HARD.has(reason) ? 'hard' : 'soft';
}
