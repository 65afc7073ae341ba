import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAct, type Act } from '../../../support/fakes/bounce-acts';
import { BounceWorld } from '../../../support/fakes/bounce-world';

const bounced = { kind: 'report', reported: 'bounced', serial: 1, at: 1, isCertain: true } as const;
/** Two records that write one address in two ways lose it and are merged. */
const mergedBounced: Act[] = [
  { ...bounced, which: 1 },
  { ...bounced, which: 2 },
  { kind: 'merge', which: 1, other: 2 },
];
/** Hardly ever met by chance: the later of the two stops is dealt with, and the address is on the record again. */
const puttingBack: Act[][] = [
  [...mergedBounced, { kind: 'handle', which: 1, answer: 'keep-address', email: 'new@example.net' }],
  [...mergedBounced, { kind: 'undo', which: 1 }],
];

describe('records, notes and arrival stops', () => {
  it('fit together whatever is reported in any order and whatever people do about it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 40, size: 'max' }), async (acts) => {
        const world = new BounceWorld();
        await world.begin();
        for (const act of acts) {
          await world.play(act);
          expect(world.broken()).toEqual([]);
        }
      }),
      { numRuns: 150, examples: puttingBack.map((acts) => [acts]) },
    );
  }, 60_000);
});
