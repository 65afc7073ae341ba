import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../src/shared/domain/address';
import { LOOKALIKE_DOMAINS, MAIL_NAMES } from '../../../src/shared/domain/mail-domains';
import { suggestAddress } from '../../../src/shared/domain/mistyped-domain';

const COMMON = MAIL_NAMES.flatMap(({ name, endings }) => endings.map((ending) => `${name}.${ending}`));

describe('the hint for a mistyped domain', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['gmila.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['hotmal.com.au', 'hotmail.com.au'],
    ['outlok.com', 'outlook.com'],
    ['outlook.con', 'outlook.com'],
    ['yaho.com.au', 'yahoo.com.au'],
    ['iclould.com', 'icloud.com'],
    ['icould.com', 'icloud.com'],
    ['bigpnod.com', 'bigpond.com'],
    ['bigpong.net.au', 'bigpond.net.au'],
    ['optsunet.com.au', 'optusnet.com.au'],
    ['inet.net.au', 'iinet.net.au'],
    ['wesnet.com.au', 'westnet.com.au'],
    ['btintrenett.com', 'btinternet.com'],
  ])('mends the name of a service (%s)', (typed, meant) => {
    expect(suggestAddress(`joan@${typed}`)).toBe(`joan@${meant}`);
  });

  it.each([
    ['gmail.con', 'gmail.com'],
    ['gmail.cmo', 'gmail.com'],
    ['gmail.om', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['gmial.co', 'gmail.com'],
    ['bigpond.com.ua', 'bigpond.com.au'],
    ['tpg.con.au', 'tpg.com.au'],
    ['tpg.co.au', 'tpg.com.au'],
    ['plumbing.example.con', 'plumbing.example.com'],
    ['smithplumbing.com.ua', 'smithplumbing.com.au'],
    ['smithplumbing.comau', 'smithplumbing.com.au'],
    ['aol.con', 'aol.com'],
  ])('mends a mistyped ending (%s)', (typed, meant) => {
    expect(suggestAddress(`joan@${typed}`)).toBe(`joan@${meant}`);
  });

  it.each([
    ['gmail.com.au', 'gmail.com'],
    ['gmail.org', 'gmail.com'],
    ['gmail', 'gmail.com'],
    ['gmailcom', 'gmail.com'],
    ['hotmailcom', 'hotmail.com'],
    ['optusnet.com', 'optusnet.com.au'],
    ['iinet.com.au', 'iinet.net.au'],
    ['bigpond.net', 'bigpond.net.au'],
  ])('mends a missing dot, and an ending that a service does not have (%s)', (typed, meant) => {
    expect(suggestAddress(`joan@${typed}`)).toBe(`joan@${meant}`);
  });

  it.each(['gmail,com', 'gmail..com', 'gmail.com.', 'gmail. com', 'gmail;com'])(
    'mends what is no domain at all (%s)',
    (typed) => {
      expect(suggestAddress(`joan@${typed}`)).toBe('joan@gmail.com');
    },
  );

  it('keeps what stands before the @', () => {
    expect(suggestAddress("  Joan.O'Brien+x@GMIAL.com ")).toBe("Joan.O'Brien+x@gmail.com");
  });

  it.each([...COMMON, ...LOOKALIKE_DOMAINS])('is not given for a domain that many have (%s)', (domain) => {
    expect(suggestAddress(`joan@${domain}`)).toBeNull();
    expect(suggestAddress(`joan@${domain.toUpperCase()}`)).toBeNull();
  });

  it.each([
    'example.org',
    'homemail.example',
    'fjordmail.example',
    'oldmail.example',
    'hotmail.de',
    'yahoo.ca',
    'live.nl',
    'gmx.at',
    'web.de',
    'qq.com',
    'olive.com',
    'line.com',
    'tpi.com.au',
    'abc.net.au',
    'health.nsw.gov.au',
    'student.unsw.edu.au',
    'telecom.co',
    'smith.co',
    'omantel.om',
    'company.com.ua.example',
    'xn--bcher-kva.example',
    'müller.example',
  ])('is not given for a domain that looks like itself (%s)', (domain) => {
    expect(suggestAddress(`joan@${domain}`)).toBeNull();
  });

  it.each([
    '',
    'joan',
    '@gmial.com',
    'joan@',
    'jo an@gmial.com',
    'joan@@gmial.com',
    `joan@${'x'.repeat(300)}.con`,
  ])('is not given for what would not be an address (%j)', (address) => {
    expect(suggestAddress(address)).toBeNull();
  });

  it('is an address, not the one that was typed, and needs no hint of its own', () => {
    const slip = fc.record({ at: fc.nat(14), removed: fc.nat(2), typed: fc.string({ maxLength: 2 }) });
    const domain = fc
      .tuple(fc.constantFrom(...COMMON), fc.array(slip, { maxLength: 3 }))
      .map(([meant, slips]) =>
        slips.reduce(
          (text, { at, removed, typed }) => text.slice(0, at) + typed + text.slice(at + removed),
          meant,
        ),
      );
    fc.assert(
      fc.property(domain, (typed) => {
        const hint = suggestAddress(`joan@${typed}`);
        if (hint === null) return;
        expect(checkAddress(hint)).toMatchObject({ ok: true, address: hint });
        expect(hint).not.toBe(`joan@${typed}`);
        expect(suggestAddress(hint)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
