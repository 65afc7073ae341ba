import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenIn, tokenOfMail } from '../../../src/shared/domain/message-token-in';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH, tenMegabytesOf } from '../../support/measure';

const TOKEN = '0a1b2c3d4e5f60718293a4b5';
const OTHER = 'ffeeddccbbaa998877665544';

describe('The token in the address that a report came to', () => {
  it.each([
    ['behind a plus', `desk+${TOKEN}@clinic.example`],
    ['in the address of the bounces', `bounces+${TOKEN}@clinic.example`],
    ['behind a word of its own', `desk+bounces-${TOKEN}@clinic.example`],
    ['behind a hyphen, where a server has no plus', `desk-${TOKEN}@clinic.example`],
    ['in capitals', `DESK+${TOKEN.toUpperCase()}@CLINIC.EXAMPLE`],
    ['in angle brackets', `<desk+${TOKEN}@clinic.example>`],
    ['behind a name', `"ABC Chiro" <desk+${TOKEN}@clinic.example>`],
    ['behind a name that looks like one', `${OTHER} <desk+${TOKEN}@clinic.example>`],
    ['behind a mailbox that looks like one', `${OTHER}+${TOKEN}@clinic.example`],
    ['in quotes', `"desk+${TOKEN}"@clinic.example`],
    ['with the plus encoded', `desk%2B${TOKEN}@clinic.example`],
    ['with the plus encoded otherwise', `desk=2B${TOKEN}@clinic.example`],
    ['wrapped by a forwarder', `SRS0=x7Qz=4K=clinic.example=desk+${TOKEN}@forwarder.example`],
    ['wrapped with a plus', `SRS0+x7Qz=4K=clinic.example=desk+${TOKEN}@forwarder.example`],
    ['wrapped in small letters', `srs0=x7qz=4k=clinic.example=desk+${TOKEN}@forwarder.example`],
    [
      'wrapped by two forwarders',
      `SRS1=aB3d=forwarder.example==x7Qz=4K=clinic.example=desk+${TOKEN}@second.example`,
    ],
    ['tagged by BATV', `prvs=1234a5b6c7=desk+${TOKEN}@clinic.example`],
    ['tagged by BATV behind', `prvs=desk+${TOKEN}/1234a5b6c7@clinic.example`],
    ['tagged by another BATV', `btv1==123456789ab==desk+${TOKEN}@clinic.example`],
    ['before the recipient', `desk+${TOKEN}=ann=example.org@clinic.example`],
  ])('is found %s', (_, address) => {
    expect(tokenIn(address)).toBe(TOKEN);
  });

  it.each([
    ['an address without one', 'desk@clinic.example'],
    ['an empty text', ''],
    ['a text without a domain', `desk+${TOKEN}`],
    ['a token in the domain', `desk@${TOKEN}.example`],
    ['too few digits', `desk+${TOKEN.slice(1)}@clinic.example`],
    ['too many digits', `desk+${TOKEN}0@clinic.example`],
    ['letters that are no digits', `desk+${TOKEN.slice(1)}g@clinic.example`],
    ['a longer word that begins like one', `desk+${TOKEN}x@clinic.example`],
    ['a longer word that ends like one', `desk+x${TOKEN}@clinic.example`],
  ])('is not seen in %s', (_, address) => {
    expect(tokenIn(address)).toBeNull();
  });

  it('is taken from the first address that has one', () => {
    const addresses = ['desk@clinic.example', `desk+${TOKEN}@clinic.example`, `desk+${OTHER}@clinic.example`];
    expect(tokenOfMail(addresses)).toBe(TOKEN);
    expect(tokenOfMail(['desk@clinic.example'])).toBeNull();
    expect(tokenOfMail([])).toBeNull();
  });

  it('is found or not in any text, without an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        const found = tokenIn(text);
        expect(found === null || /^[0-9a-f]{24}$/.test(found)).toBe(true);
      }),
    );
  });

  const pieces = ['<+a', '+a', '+a-', '=2B', 'a', '0', '@'];

  it.each(pieces)('is looked for with no more work a letter where there is much of %j', (piece) => {
    expect(growthOf((text) => tokenIn(`${text}@clinic.example`), piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(pieces)(
    'is found behind 10 MB of %j',
    (piece) => {
      expect(tokenIn(`${tenMegabytesOf(piece)}+${TOKEN}@clinic.example`)).toBe(TOKEN);
    },
    BIG_TEXT_LIMIT_MS,
  );

  it('survives what may stand around it', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{24}$/);
    const around = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(hex, around, around, (token, local, domain) => {
        expect(tokenIn(`SRS0=Ab1=T2=${domain}.example=${local}+${token.toUpperCase()}@f.example`)).toBe(
          token,
        );
      }),
    );
  });
});
