import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyAct } from '../support/fakes/bounce-acts';
import { BounceWorld } from '../support/fakes/bounce-world';
import { createLogFolder } from '../support/log/log-file';

it('keeps records, notes and arrival stops together on the disk as it does in memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 30, size: 'max' }), async (acts) => {
      const folder = createLogFolder();
      const log = folder.open();
      try {
        const world = new BounceWorld(log);
        await world.begin();
        for (const act of acts) await world.play(act);
        expect(world.broken()).toEqual([]);
      } finally {
        log.close();
        folder.remove();
      }
    }),
    { numRuns: 10 },
  );
});
