import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAct } from '../../../support/fakes/bounce-acts';
import { BounceWorld } from '../../../support/fakes/bounce-world';

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
      { numRuns: 150 },
    );
  }, 60_000);
});
