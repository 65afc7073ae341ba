import { describe, expect, it } from 'vitest';
import { cruiseSource, sourceFiles } from '../../scripts/check/source-modules.mjs';

describe('the layers', async () => {
  const cruise = await cruiseSource();

  it('are looked at in every file under src', () => {
    expect(cruise.unseenFiles).toEqual([]);
    expect(cruise.seenCount).toBeGreaterThanOrEqual(sourceFiles().length);
    expect(cruise.seenCount).toBeGreaterThan(0);
  });

  it('import only what they may, without cycles and without orphans', () => {
    expect(cruise.findings).toEqual([]);
  });
});
