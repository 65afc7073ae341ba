import { describe, expect, it } from 'vitest';
import { enhancedCodesIn, mostTellingCode, replyCodeIn } from '../../../src/shared/domain/enhanced-status';
import { addressOfField, fieldBlocks, fieldOf } from '../../../src/shared/domain/field-blocks';
import { findReason } from '../../../src/shared/domain/find-reason';
import { textOfHtml } from '../../../src/shared/domain/html-text';
import { addressesIn } from '../../../src/shared/domain/received-mail';
import { bareId, cutReturned } from '../../../src/shared/domain/returned-message';
import { TEXT_RULES } from '../../../src/shared/domain/text-rules';

describe('the rules for texts', () => {
  it.each(TEXT_RULES)('find the recipient in the example of $id', ({ recipients, example }) => {
    const found = recipients
      .map((pattern) => pattern.exec(example)?.[1])
      .find((address) => address !== undefined);
    expect(addressesIn(found ?? '')).toEqual([
      example.includes('staff@') ? 'staff@example.org' : 'anh@example.org',
    ]);
  });

  it('have ids of their own', () => {
    expect(new Set(TEXT_RULES.map(({ id }) => id)).size).toBe(TEXT_RULES.length);
  });
});

describe('addresses in a text', () => {
  it.each([
    ["'anh@example.org' and <ben@example.net>.", ['anh@example.org', 'ben@example.net']],
    ["mary.o'brien@example.org,", ["mary.o'brien@example.org"]],
    ['用户@example.org', ['用户@example.org']],
    ['rfc822;anh@example.org;', ['anh@example.org']],
    ['@ a@ @b a@.b', []],
  ])('are found in %j', (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });
});

describe('fields', () => {
  it('are read whatever stands between them', () => {
    const [first, second] = fieldBlocks('A: 1\r\n b\r\n\r\n\r\nc : 2\nA:3');
    expect(first).toEqual(new Map([['a', ['1 b']]]));
    expect(fieldOf(second ?? new Map(), 'a')).toBe('3');
  });

  it.each([
    ['rfc822; <anh@example.org>', 'anh@example.org'],
    ['rfc822;anh@example.org (Anh (Nguyen))', 'anh@example.org'],
    ['"anh@example.org"', 'anh@example.org'],
    ['utf-8; \\x{7528}@example.org', '用@example.org'],
    ['utf-8; \\x{FFFFFF}@example.org', '@example.org'],
    ['', ''],
  ])('give the address in %j', (value, address) => {
    expect(addressOfField(value)).toBe(address);
  });
});

describe('codes', () => {
  it('are not looked for in addresses of machines and in versions', () => {
    expect(enhancedCodesIn('5.1.1.25 said 550 5.7.1 (v 2.6.10.1)')).toEqual(['5.7.1']);
  });

  it('are chosen by how much they say', () => {
    expect(mostTellingCode(['5.0.0', '5.1.0', '5.1.1', '5.2.2'])).toBe('5.1.1');
    expect(mostTellingCode([])).toBeNull();
  });

  it('of replies are told from ports and times', () => {
    expect(replyCodeIn('10:550 mx:25 said 552 full')).toBe(552);
    expect(replyCodeIn('nothing')).toBeNull();
  });
});

describe('a reason', () => {
  it.each([
    ['5.1.1 mailbox full', '5.1.1', 'mailboxfull'],
    ['Sender address rejected: User unknown', '5.1.1', 'rejected'],
    ['User unknown in relay recipient table', '5.1.1', 'userunknown'],
    ['see https://example.org/user-unknown', null, 'undefined'],
    ['', '5.1.1', 'userunknown'],
    ['', '4.1.1', 'undefined'],
  ])('of %j with %s is %s', (text, code, reason) => {
    expect(findReason({ text, code, replyCode: null, hosts: '' }).reason).toBe(reason);
  });
});

describe('the text of a page', () => {
  it('has lines where the page has blocks', () => {
    const page =
      '<head><title>x</title></head><p>Anh &lt;anh@example.org&gt;</p><style>p{}</style>a < b<br>c&#33;';
    expect(textOfHtml(page).trim().split(/\n+/)).toEqual(['Anh <anh@example.org>', 'a < b', 'c!']);
  });

  it('shows what stands in an element that nobody closes', () => {
    expect(textOfHtml('<style>anh@example.org')).toBe('anh@example.org');
  });
});

describe('a returned message', () => {
  it.each([
    '--- Below this line is a copy of the message.',
    '------ This is a copy of the message, including all the headers. ------',
    '----- Original message -----',
    'Original message headers:',
    '   ----- Unsent message follows -----',
    'Message headers follow.',
  ])('begins below %j', (line) => {
    expect(cutReturned(`Failed.\n${line}\nTo: anh@example.org`)).toEqual({
      own: 'Failed.',
      returned: 'To: anh@example.org',
    });
  });

  it.each([
    'The original message was received at Mon, 9 Nov 2026',
    '   ----- The following addresses had permanent fatal errors -----',
    'Your message could not be delivered.',
  ])('does not begin below %j', (line) => {
    expect(cutReturned(`${line}\nanh@example.org`).returned).toBe('');
  });

  it.each([
    ['<a.b@c> (x)', 'a.b@c'],
    ['a.b@c', 'a.b@c'],
    ['', null],
  ])('has an id in %j', (text, id) => {
    expect(bareId(text)).toBe(id);
  });
});
