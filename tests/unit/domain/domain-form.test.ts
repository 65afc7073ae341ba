import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiDomain, unicodeDomain } from '../../../src/shared/domain/domain-form';

const PAIRS: readonly (readonly [string, string])[] = [
  ['bücher.example', 'xn--bcher-kva.example'],
  ['klinik-müller.example', 'xn--klinik-mller-klb.example'],
  ['mail.例え.example', 'mail.xn--r8jz45g.example'],
  ['яндекс.example', 'xn--d1acpjx3f.example'],
  ['ñ.ü.example', 'xn--ida.xn--tda.example'],
  ['😀.example', 'xn--e28h.example'],
];

describe('a domain with letters beyond ASCII', () => {
  it.each(PAIRS)('%s is %s over the wire, and the other way round', (written, sent) => {
    expect(asciiDomain(written)).toBe(sent);
    expect(unicodeDomain(sent)).toBe(written);
    expect(asciiDomain(sent)).toBe(sent);
    expect(unicodeDomain(written)).toBe(written);
    expect(domainToASCII(written)).toBe(sent);
  });

  it('is the same in capitals and with its accents apart', () => {
    expect(asciiDomain('BÜCHER.Example')).toBe('xn--bcher-kva.example');
    expect(asciiDomain('bu\u0308cher.example')).toBe('xn--bcher-kva.example');
    expect(unicodeDomain('XN--BCHER-KVA.example')).toBe('bücher.example');
  });

  it('is encoded and decoded as the sending side does it', () => {
    const letters = fc.constantFrom(...Array.from('abcz09äöüñçøåéжщ例え語한글αβγ'));
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 12 }), (characters) => {
        const domain = `${characters.join('')}.example`;
        const sent = asciiDomain(domain);
        expect(sent).toBe(domainToASCII(domain));
        expect(unicodeDomain(sent)).toBe(domainToUnicode(sent));
      }),
    );
  });
});

describe('a domain that is not what it claims to be', () => {
  it.each([
    ...['xn--', 'xn--abc-', 'xn--a', 'xn--ü', 'xn--99999999', 'xn--bcher-kv!', 'xn--bcher-kva-'],
    `xn--${'a'.repeat(70)}`,
  ])('stays as it is: %s', (domain) => {
    expect(unicodeDomain(`${domain}.example`)).toBe(`${domain}.example`);
  });

  it('is a value and no exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof unicodeDomain(`xn--${text}`)).toBe('string');
        expect(typeof asciiDomain(text)).toBe('string');
      }),
    );
  });
});
