import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAct } from '../../../support/fakes/outbox-acts';
import { OutboxWorld } from '../../../support/fakes/outbox-world';

describe('the promises of the outbox', () => {
  it('hold whatever servers, networks, clocks, crashes and people do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 40, size: 'max' }), async (acts) => {
        const world = new OutboxWorld();
        for (const act of acts) {
          await world.play(act);
          expect(world.broken()).toEqual([]);
        }
        await world.heal();
        expect(world.broken()).toEqual([]);
        expect(world.unfinished()).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
