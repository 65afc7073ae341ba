import { describe, expect, it } from 'vitest';
import { oneLine, readEnhancedCode } from '../../../../src/main/adapters/email/one-line';

describe('a reply in one line', () => {
  it('bears its code and its enhanced code once', () => {
    expect(
      oneLine('550-5.1.1 The account does not exist.\n550-5.1.1 Check for typing errors.\n550 5.1.1 Bye'),
    ).toBe('550 5.1.1 The account does not exist. Check for typing errors. Bye');
  });

  it('keeps a single line as it came', () => {
    expect(oneLine('250-odd but single')).toBe('250-odd but single');
    expect(oneLine('451 4.3.0 Try again in 300 seconds\r\n')).toBe('451 4.3.0 Try again in 300 seconds');
  });

  it('leaves lines without text out', () => {
    expect(oneLine('554-\r\n554 No')).toBe('554 No');
  });

  it('has at most 1,000 characters and no half one', () => {
    const long = oneLine(`550 ${'🎉'.repeat(2_000)}`);
    expect(Array.from(long)).toHaveLength(1_000);
    expect(long.endsWith('🎉')).toBe(true);
  });
});

it.each([
  ['550 5.1.1 No such user', '5.1.1'],
  ['250-2.0.0 Ok', '2.0.0'],
  ['550 No such user', null],
  ['550 10.5.1.1 is blocked', null],
  ['450 4.7.1 <a@b.example>: greylisted', '4.7.1'],
])('reads the enhanced code of %j', (reply, code) => {
  expect(readEnhancedCode(reply)).toBe(code);
});
