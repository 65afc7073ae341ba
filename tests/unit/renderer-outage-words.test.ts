import { describe, expect, it } from 'vitest';
import { heldWords, outageWords } from '../../src/renderer/shared/words/outages';

const OUTAGE = { domain: 'example.org', reason: 'userunknown', count: 5, heldCount: 1, lastAt: 0 };

describe('an outage in words', () => {
  it('says how many came back from where, and why', () => {
    expect(outageWords(OUTAGE)).toBe(
      '5 messages to example.org came back with the same reason: No such mailbox',
    );
  });

  it('says what waits and what has been done', () => {
    expect(heldWords(OUTAGE)).toBe(
      'The first 4 were dealt with as usual. 1 address stays on its record until somebody decides.',
    );
    expect(heldWords({ ...OUTAGE, heldCount: 4 })).toBe(
      'The first was dealt with as usual. 4 addresses stay on their records until somebody decides.',
    );
    expect(heldWords({ ...OUTAGE, heldCount: 5 })).toBe(
      '5 addresses stay on their records until somebody decides.',
    );
  });
});
