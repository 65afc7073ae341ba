import { STATUS_RULES, STATUSES, TONES, type Tone } from '../../../shared/domain/status';
import type { StatusTally } from '../../../shared/domain/batch';
import type { Channel } from '../../../shared/domain/message';
import { toneMeaning } from '../words/statuses';
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
export function tallySentence(counts: readonly ToneCount[], total: number, channel: Channel): string {
  const reached = counts.find(({ tone }) => tone === 'green')?.count ?? 0;
  const others = counts
    .filter(({ tone }) => tone !== 'green')
    .map(({ tone, count }) => `${numberWords(count)} ${toneMeaning(tone, channel)}`);
  return [
    `${numberWords(reached)} of ${numberWords(total)} ${toneMeaning('green', channel)}`,
    ...others,
  ].join(', ');
}
