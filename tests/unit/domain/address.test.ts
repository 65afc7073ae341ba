import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress, domainOf, isSameAddress } from '../../../src/shared/domain/address';
import { anyCharacter } from '../../support/any-text';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH, tenMegabytesOf } from '../../support/measure';

const LABEL = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const goodAddress = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}$/),
    fc.array(LABEL, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('org', 'com', 'net.au', 'example'),
  )
  .map(([localPart, labels, end]) => `${localPart}@${[...labels, end].join('.')}`);

/** What would end an address, or begin another one, in the header of a mail. */
const FORBIDDEN = Array.from(' \t\r\n\0\u007f\u0085\u00a0\u2028,;:<>()[]"\\');

/** Texts that look a little like addresses, and so reach every branch. */
const nearlyAddress = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      '0',
      '.',
      '..',
      '@',
      '-',
      ' ',
      '\r',
      '\n',
      '\t',
      '"',
      '<',
      'é',
      'İ',
      '😀',
      '\0',
      ',',
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

/** Good addresses with something put into them: nearly all of what a check might wrongly take is among these. */
const spoiltAddress = fc
  .tuple(
    goodAddress,
    fc.nat(),
    fc.oneof(fc.constantFrom('b', 'é', '.', '-'), fc.constantFrom(...FORBIDDEN), anyCharacter),
  )
  .map(([address, position, character]) => insertedAt(address, position, character));

/** What is no address, however often its middle stands there. */
const NONSENSE = [
  ...['a', 'a.', '@', 'a@b.', '-', ' ', '😀', '\n'].map((piece) => ['', piece, ''] as const),
  ['joan@', 'a-', ''] as const,
  ['', 'a.', '@example.org'] as const,
];

function insertedAt(address: string, position: number, text: string): string {
  const at = position % (address.length + 1);
  return `${address.slice(0, at)}${text}${address.slice(at)}`;
}

describe('an address', () => {
  it.each([
    ['anh.nguyen@example.org', 'anh.nguyen@example.org'],
    ['  joan@example.org\t', 'joan@example.org'],
    ['Joan.Smith@Example.ORG', 'Joan.Smith@example.org'],
    ["o'brien+recall@mail.example.net", "o'brien+recall@mail.example.net"],
    ['a@b.example', 'a@b.example'],
    ['joan@münchen.example', 'joan@münchen.example'],
    ['joan@mu\u0308nchen.example', 'joan@mu\u0308nchen.example'],
    ['joan@ไทย.example', 'joan@ไทย.example'],
    ['joan@xn--mnchen-3ya.example', 'joan@xn--mnchen-3ya.example'],
    ['joan@4711.example', 'joan@4711.example'],
    ['joan@İstanbul.example', 'joan@i\u0307stanbul.example'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('is taken: %j', (text, address) => {
    expect(checkAddress(text)).toMatchObject({ ok: true, address });
  });

  it.each([
    ['', 'empty'],
    ['  \t', 'empty'],
    ['\r\n', 'empty'],
    ['joan', 'no-at-sign'],
    ['joan.example.org', 'no-at-sign'],
    ['joan@example.org\r\nBcc: all@example.org', 'line-break'],
    ['joan@example.org\n', 'line-break'],
    ['\rjoan@example.org', 'line-break'],
    ['joan smith@example.org', 'space'],
    ['joan@exam ple.org', 'space'],
    ['Joan Smith <joan@example.org>', 'space'],
    ['@example.org', 'local-part-empty'],
    [`${'a'.repeat(65)}@example.org`, 'local-part-too-long'],
    ['joan..smith@example.org', 'local-part-characters'],
    ['.joan@example.org', 'local-part-characters'],
    ['joan.@example.org', 'local-part-characters'],
    ['jo@an@example.org', 'local-part-characters'],
    ['"joan"@example.org', 'local-part-characters'],
    ['<joan@example.org>', 'local-part-characters'],
    ['joan,mia@example.org', 'local-part-characters'],
    ['jürgen@example.org', 'local-part-characters'],
    ['jo\0an@example.org', 'local-part-characters'],
    ['joan@', 'domain-empty'],
    [`joan@${'a.'.repeat(125)}org`, 'domain-too-long'],
    ['joan@localhost', 'domain-form'],
    ['joan@example..org', 'domain-form'],
    ['joan@.example.org', 'domain-form'],
    ['joan@example.org.', 'domain-form'],
    ['joan@-example.org', 'domain-form'],
    ['joan@example-.org', 'domain-form'],
    [`joan@${'a'.repeat(64)}.org`, 'domain-form'],
    ['joan@exa_mple.org', 'domain-form'],
    ['joan@[10.0.0.1]', 'domain-form'],
    ['joan@10.0.0.1', 'domain-form'],
    [`joan@${'İ'.repeat(40)}.example`, 'domain-form'],
    ['joan@example.org,mia@example.org', 'local-part-characters'],
    ['joan@example.org>', 'domain-form'],
    ['joan@exam\0ple.org', 'domain-form'],
  ])('is refused: %j (%s)', (text, problem) => {
    expect(checkAddress(text)).toEqual({ ok: false, problem });
  });

  it('of the usual form is always taken', () => {
    fc.assert(
      fc.property(goodAddress, (text) => {
        expect(checkAddress(text).ok).toBe(true);
      }),
    );
  });

  it('as it is given back is taken again, unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(goodAddress, nearlyAddress), (text) => {
        const check = checkAddress(text);
        fc.pre(check.ok);
        expect(checkAddress(check.address)).toEqual(check);
        expect(domainOf(check.address)).toBe(check.domain);
      }),
      { numRuns: 2_000 },
    );
  });

  it('given back never holds a space, a line break, a control character, a comma or a bracket', () => {
    fc.assert(
      fc.property(fc.oneof(spoiltAddress, nearlyAddress), (text) => {
        const check = checkAddress(text);
        // Only what is taken says anything: without this, hardly one of thousands was.
        fc.pre(check.ok);
        expect(check.address).not.toMatch(/[\s\p{Cc},;:<>()[\]"\\]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with a line break wherever it stands', () => {
    fc.assert(
      fc.property(
        goodAddress,
        fc.nat(),
        fc.constantFrom('\r', '\n', '\r\n'),
        (address, position, lineBreak) => {
          const check = checkAddress(insertedAt(address, position, lineBreak));
          expect(check).toEqual({ ok: false, problem: 'line-break' });
        },
      ),
    );
  });

  it.each(NONSENSE)('is judged with no more work a letter where %j%j%j is long', (begin, piece, end) => {
    expect(growthOf((text) => checkAddress(`${begin}${text}${end}`), piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(NONSENSE)(
    'is refused where the middle of %j%j%j is 10 MB',
    (begin, piece, end) => {
      expect(checkAddress(`${begin}${tenMegabytesOf(piece)}${end}`).ok).toBe(false);
    },
    BIG_TEXT_LIMIT_MS,
  );
});

describe('the domain of an address', () => {
  it('stands behind the last @, in lower case', () => {
    expect(domainOf('joan@Example.ORG')).toBe('example.org');
    expect(domainOf('a@b@c.example')).toBe('c.example');
    expect(domainOf('joan')).toBe('joan');
    expect(domainOf('joan@')).toBe('');
  });
});

describe('two addresses', () => {
  it('are the same however they are written, and nobody shares having none', () => {
    expect(isSameAddress('Anh@example.org', 'anh@EXAMPLE.org')).toBe(true);
    expect(isSameAddress('anh@example.org', 'anh@example.net')).toBe(false);
    expect(isSameAddress('anh@example.org', null)).toBe(false);
    expect(isSameAddress(null, null)).toBe(false);
    expect(isSameAddress('Anh@bücher.example', 'anh@xn--bcher-kva.example')).toBe(true);
    expect(isSameAddress('anh@bücher.example', 'anh@bucher.example')).toBe(false);
  });
});
