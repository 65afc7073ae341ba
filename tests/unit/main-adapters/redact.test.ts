import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/main/adapters/logging/redact';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH, tenMegabytesOf } from '../../support/measure';

/** What an address may seem to begin or end in for a long way. */
const HOSTILE = ['a', '"', 'a.', 'a@a', '"@a', '@'];

describe('a log line', () => {
  it.each([
    ['550 5.1.1 <anh.nguyen@example.org>: unknown', '550 5.1.1 <…@example.org>: unknown'],
    ['mailto:anh+b=c.d@example.org?x', 'mailto:…@example.org?x'],
    ['to anh@example.org,joan@example.com', 'to …@example.org,…@example.com'],
    ['"joan smith"@example.org', '…@example.org'],
    ["o'brien@example.org", '…@example.org'],
    ['zoë@exämple.org', '…@exämple.org'],
    ['https://x.example/?m=anh%40example.org', 'https:…%40example.org'],
    ['Message-ID <0199f0a0@desk.clinic.example>', 'Message-ID <…@desk.clinic.example>'],
    [`${'x'.repeat(300)}@example.org`, '…@example.org'],
    ['at run (index.js:1:2)', 'at run (index.js:1:2)'],
    ['node_modules/@mantine/core', 'node_modules/@mantine/core'],
    ['a@b@example.org', '…@…@example.org'],
    ['a @ b', 'a @ b'],
    ['', ''],
  ])('writes %j as %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('holds no address of any sort', () => {
    const localPart = fc.stringMatching(/^[a-z\d!#$%&*+/?^_`|~.-]{1,64}$/);
    const noise = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(noise, localPart, noise, (before, local, after) => {
        const address = `qq${local}zz@example.org`;
        expect(redact(`${before} ${address} ${after}`)).not.toContain(`${local}zz`);
      }),
    );
  });

  it('is looked at no further than it can be shown', () => {
    expect(redact(`${'x '.repeat(1_990)}anh@example.org`)).toMatch(/ …@example\.org$/);
  });

  it.each(HOSTILE)('is looked through with no more work a letter where there is much of %j', (piece) => {
    expect(growthOf(redact, piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(HOSTILE)(
    'is cut where it is 10 MB of %j',
    (piece) => {
      expect(redact(tenMegabytesOf(piece))).toHaveLength(4_000);
    },
    BIG_TEXT_LIMIT_MS,
  );
});
