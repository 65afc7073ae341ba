import { STATUS_RULES, STATUSES, TONES, type Tone } from '../../../shared/domain/status';
import type { StatusTally } from '../../../shared/domain/batch';
import { TONE_MEANINGS } from '../words/statuses';
import { numberWords } from '../words/numbers';

export interface ToneCount {
  tone: Tone;
  count: number;
}

/** How many messages of a batch have each colour, in the order of the colours; colours without any are left out. */
export function toneCounts(tally: StatusTally): ToneCount[] {
  return TONES.map((tone) => ({
    tone,
    count: STATUSES.reduce(
      (sum, status) => sum + (STATUS_RULES[status].tone === tone ? tally[status] : 0),
      0,
    ),
  })).filter(({ count }) => count > 0);
}

/** "118 of 124 in the mailbox, 4 on the way, 2 failed" */
export function tallySentence(counts: readonly ToneCount[], total: number): string {
  const reached = counts.find(({ tone }) => tone === 'green')?.count ?? 0;
  const others = counts
    .filter(({ tone }) => tone !== 'green')
    .map(({ tone, count }) => `${numberWords(count)} ${TONE_MEANINGS[tone]}`);
  return [`${numberWords(reached)} of ${numberWords(total)} ${TONE_MEANINGS.green}`, ...others].join(', ');
}
