import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopbackHost } from '../../../src/shared/domain/account';

describe('a host on this computer', () => {
  it.each(['localhost', 'LocalHost', ' localhost ', '127.0.0.1', '127.8.9.255', '::1'])(
    'is known: %j',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  it.each([
    '',
    'mail.example.org',
    'localhost.example.org',
    'notlocalhost',
    '127.0.0.1.example.org',
    '127.0.0',
    '127.0.0.1.1',
    '127.0.0.256',
    '127.999.0.1',
    '128.0.0.1',
    '1127.0.0.1',
    '10.0.0.1',
    '192.168.1.1',
    '0.0.0.0',
    '::',
    '::2',
    '127.0.0.1\nmail.example.org',
  ])('is not: %j', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });

  it('is every address of the loopback network and no other', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isLoopbackHost(address)).toBe(address.startsWith('127.'));
      }),
    );
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (rest) => {
        expect(isLoopbackHost(`127.${rest.join('.')}`)).toBe(true);
      }),
    );
  });
});
