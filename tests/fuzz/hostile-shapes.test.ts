import { describe, expect, it } from 'vitest';
import { HOSTILE_SHAPES } from '../support/report-mails/hostile-shapes';
import { slownessOf } from '../support/report-mails/reading-time';

const KILOBYTE = 1_000;
const SIZES = [10, 100, 1_000].map((kilobytes) => kilobytes * KILOBYTE);

describe('a mail that is laborious to read', () => {
  it.each(Object.entries(HOSTILE_SHAPES))('is read in 50 ms for 100 KB, whatever its size: %s', (_, make) => {
    for (const size of SIZES) expect(slownessOf(Buffer.from(make(size), 'latin1'))).toBeLessThanOrEqual(1);
  });
});
