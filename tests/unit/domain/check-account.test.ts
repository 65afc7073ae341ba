import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountProblem, AccountSettings } from '../../../src/shared/domain/account';
import { accountProblems } from '../../../src/shared/domain/check-account';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH, tenMegabytesOf } from '../../support/measure';

const GOOD: AccountSettings = {
  name: 'Clinic mail',
  host: 'mail.example.org',
  port: 587,
  security: 'starttls',
  user: 'desk@example.org',
  fromName: 'ABC Chiro',
  fromAddress: 'desk@example.org',
  replyTo: null,
  messagesPerMinute: 60,
  messagesPerMinutePerDomain: null,
};

function problemsOf(change: Partial<AccountSettings>): AccountProblem[] {
  return accountProblems({ ...GOOD, ...change }).map(({ problem }) => problem);
}

describe('account settings', () => {
  it('that are complete have no problems', () => {
    expect(accountProblems(GOOD)).toEqual([]);
    expect(problemsOf({ user: null, replyTo: 'reception@example.org', fromName: '' })).toEqual([]);
    expect(problemsOf({ host: '127.0.0.1', security: 'none', port: 1, messagesPerMinute: 1 })).toEqual([]);
    expect(problemsOf({ port: 65_535, messagesPerMinute: 100_000, security: 'tls' })).toEqual([]);
  });

  it.each<[keyof AccountSettings, AccountProblem, Partial<AccountSettings>]>([
    ['name', 'name-empty', { name: ' ' }],
    ['host', 'host-empty', { host: '  ' }],
    ['host', 'host-form', { host: 'mail example org' }],
    ['port', 'port-range', { port: 0 }],
    ['port', 'port-range', { port: 65_536 }],
    ['port', 'port-range', { port: 25.5 }],
    ['port', 'port-range', { port: Number.NaN }],
    ['security', 'unprotected', { security: 'none' }],
    ['security', 'unprotected', { security: 'none', host: '192.168.1.10' }],
    ['fromName', 'from-name-line-break', { fromName: 'ABC\r\nBcc: all@example.org' }],
    ['fromAddress', 'from-address', { fromAddress: '' }],
    ['fromAddress', 'from-address', { fromAddress: 'desk@example' }],
    ['fromAddress', 'from-address', { fromAddress: 'desk@example.org\r\n' }],
    ['replyTo', 'reply-to', { replyTo: '' }],
    ['replyTo', 'reply-to', { replyTo: 'desk@example.org, mia@example.org' }],
    ['messagesPerMinute', 'rate-range', { messagesPerMinute: 0 }],
    ['messagesPerMinute', 'rate-range', { messagesPerMinute: 100_001 }],
    ['messagesPerMinute', 'rate-range', { messagesPerMinute: 1.5 }],
  ])('are wrong in %s (%s)', (field, problem, change) => {
    expect(accountProblems({ ...GOOD, ...change })).toEqual([{ field, problem }]);
  });

  it('may go unprotected to this computer only', () => {
    for (const host of ['localhost', '127.0.0.1', '::1'])
      expect(problemsOf({ host, security: 'none' })).toEqual([]);
    for (const host of ['localhost.example.org', '127.0.0.256', '10.0.0.1']) {
      expect(problemsOf({ host, security: 'none' })).toEqual(['unprotected']);
    }
  });

  it('show all problems at once', () => {
    expect(problemsOf({ name: '', host: '', port: -1, fromAddress: 'x' })).toEqual([
      'name-empty',
      'host-empty',
      'port-range',
      'from-address',
    ]);
  });
});

/** What is no host, however much of it there is. */
const NONSENSE = ['a', 'a.', ':', '::', 'a:', '-', 'a-', '.', '['];

describe('a mail server’s host', () => {
  it.each([
    'mail.example.org',
    'localhost',
    'server1',
    '10.0.0.5',
    'mx-1.example.org',
    'münchen.example',
    'mu\u0308nchen.example',
    '::1',
    'fe80::1',
    '2001:db8::8a2e:370:7334',
    '2001:db8:0:0:0:0:2:1',
    'a'.repeat(63),
  ])('is taken: %s', (host) => {
    expect(problemsOf({ host })).toEqual([]);
  });

  it.each([
    'mail.example.org:587',
    'cafe:25',
    'https://mail.example.org',
    'mail.example.org/smtp',
    'desk@mail.example.org',
    'mail..example.org',
    '.example.org',
    'mail.example.org.',
    '-mail.example.org',
    'mail-.example.org',
    'mail\nexample.org',
    '[::1]',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '::g',
    'a'.repeat(64),
    `${'a.'.repeat(127)}a`,
  ])('is refused: %j', (host) => {
    expect(problemsOf({ host })).toEqual(['host-form']);
  });

  it('is every IPv4 and IPv6 address in plain form', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6().filter((address) => !address.includes('.')),
        ),
        (host) => {
          expect(problemsOf({ host })).toEqual([]);
        },
      ),
    );
  });

  it.each(NONSENSE)('is judged with no more work a letter where it is much of %j', (piece) => {
    expect(growthOf((host) => problemsOf({ host }), piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(NONSENSE)(
    'is refused where it is 10 MB of %j',
    (piece) => {
      expect(problemsOf({ host: tenMegabytesOf(piece) })).toEqual(['host-form']);
    },
    BIG_TEXT_LIMIT_MS,
  );
});
