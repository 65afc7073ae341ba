import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/main/adapters/sms/one-line';
import { SecretRedactor } from '../../../src/main/adapters/sms/redact-secrets';
import { retryAfterMs } from '../../../src/main/adapters/sms/retry-after';
import { anyCharacter } from '../../support/any-text';

describe('what is kept of an answer', () => {
  const secret = 'p/ss"w\\rd&ü';

  it.each([
    ['as it is', secret],
    ['escaped for JSON', JSON.stringify({ a: secret })],
    ['with every slash escaped', JSON.stringify({ a: secret }).replaceAll('/', '\\/')],
    ['escaped character by character', `{"a":"${Array.from(secret, escaped).join('')}"}`],
    ['in a form', new URLSearchParams({ a: secret }).toString()],
    ['in Base64', Buffer.from(secret).toString('base64')],
  ])('holds no secret %s', (_form, text) => {
    const kept = new SecretRedactor([secret]).evidence(text);
    expect(kept).toContain('•••');
    for (const form of [secret, JSON.stringify(secret).slice(1, -1), 'p\\/ss', '\\u0070']) {
      expect(kept).not.toContain(form);
    }
  });

  it('holds nothing that a field’s name calls secret', () => {
    const text = '{"_subaccount":{"api_key":"F37\\"02"},"accessToken" : "x1","PASSWORD":"y2","user":"desk"}';
    expect(new SecretRedactor([]).evidence(text)).toBe(
      '{"_subaccount":{"api_key":"•••"},"accessToken" : "•••","PASSWORD":"•••","user":"desk"}',
    );
  });

  it('hides the longer secret where one holds another', () => {
    expect(new SecretRedactor(['abc', 'abcdef']).redact('abcdef abc')).toBe('••• •••');
  });

  it('hides nothing for an empty secret', () => {
    expect(new SecretRedactor(['']).redact('abc')).toBe('abc');
  });

  it('hides a token from the moment it is known', () => {
    const redactor = new SecretRedactor([]);
    redactor.hide('tok');
    expect(redactor.redact('a tok b')).toBe('a ••• b');
  });

  it.each([
    ['an endless escape', `"token":"${'\\"'.repeat(500_000)}`],
    ['nothing but quotes', '"'.repeat(1_000_000)],
    ['a name without end', `"${'token'.repeat(200_000)}`],
    ['spaces after names', `"token"${' '.repeat(1_000)}`.repeat(1_000)],
  ])('is made of a hostile megabyte in time: %s', (_case, text) => {
    expect(Buffer.byteLength(new SecretRedactor(['secret']).evidence(text))).toBeLessThanOrEqual(65_536);
  });

  it('is at most 64 KB, without half a character at the end', () => {
    for (const lead of ['', 'a', 'ab', 'abc']) {
      const kept = new SecretRedactor([]).evidence(lead + '🦷'.repeat(20_000));
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(65_536);
      expect(Buffer.byteLength(kept)).toBeGreaterThan(65_532);
      expect(kept).not.toContain('\ufffd');
    }
  });
});

describe('a provider’s words', () => {
  it('stand in one line of at most 300 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 500 }), (words) => {
        const line = oneLine(words);
        expect(Array.from(line).length).toBeLessThanOrEqual(300);
        expect(line).not.toMatch(/[\p{C}\u2028\u2029\n\r]/u);
      }),
      { numRuns: 50 },
    );
  });

  it('keep their characters', () => {
    expect(oneLine(' Nicht\r\nzugestellt \u202e🦷 ')).toBe('Nicht zugestellt 🦷');
  });
});

describe('how long to wait', () => {
  const now = Date.UTC(2026, 10, 23);
  it.each([
    [null, null],
    ['0', 0],
    [' 30 ', 30_000],
    ['Mon, 23 Nov 2026 00:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 00:00:00 GMT', 0],
    ['Mon, 23 Nov 2126 00:00:00 GMT', 86_400_000],
    ['999999999', 86_400_000],
    ['99999999999999999999', null],
    ['', null],
    ['-5 apples', null],
  ])('%j is %s', (header, waitMs) => {
    expect(retryAfterMs(header, now)).toBe(waitMs);
  });
});

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
