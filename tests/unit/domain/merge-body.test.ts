import { describe, expect, it } from 'vitest';
import { mergeBody, readMergeBody } from '../../../src/shared/domain/merge-body';
import { plainRichText, type RichSpan, type RichText } from '../../../src/shared/domain/rich-text';

const paragraph = (...spans: RichSpan[]): RichText => ({ blocks: [{ kind: 'paragraph', spans }] });
const merged = (body: RichText, value = 'Anh') =>
  mergeBody(readMergeBody(body), ({ name }) => `${value}:${name}`);
const linesOf = ({ blocks }: RichText) =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.spans : block.items));

describe('merging a body', () => {
  it('puts values in place of tags and keeps the formats around them', () => {
    const body = paragraph(
      { text: 'Dear ' },
      { text: '{{sender.name}} ', isBold: true },
      { text: 'and {{practice.name}}', link: 'https://example.org' },
    );
    expect(linesOf(merged(body))).toEqual([
      [
        { text: 'Dear ' },
        { text: 'Anh:sender.name ', isBold: true },
        { text: 'and Anh:practice.name', link: 'https://example.org' },
      ],
    ]);
  });

  it('finds a tag whose letters are formatted in different ways; its value is formatted as its name begins', () => {
    const body = paragraph(
      { text: 'Dear {{' },
      { text: 'sender', isBold: true },
      { text: '.na', isItalic: true },
      { text: 'me}}, hello' },
    );
    const read = readMergeBody(body);
    expect(read.problems).toEqual([]);
    expect(linesOf(mergeBody(read, () => 'Mia'))).toEqual([
      [{ text: 'Dear ' }, { text: 'Mia', isBold: true }, { text: ', hello' }],
    ]);
  });

  it('finds tags whose braces fall apart, one behind the other', () => {
    const body = paragraph(
      { text: '{' },
      { text: '{sender.name}', isBold: true },
      { text: '}{{practice.' },
      { text: 'name}}', isBold: true },
    );
    expect(linesOf(mergeBody(readMergeBody(body), ({ name }) => `<${name}>`))).toEqual([
      [{ text: '<sender.name>', isBold: true }, { text: '<practice.name>' }],
    ]);
  });

  it('merges the items of lists, and leaves lines without tags as they are', () => {
    const fixed = [{ text: 'Bring your card', isBold: true }];
    const body: RichText = {
      blocks: [
        { kind: 'bullets', items: [fixed, [{ text: 'Ask {{sender.name}}' }]] },
        { kind: 'numbers', items: [fixed] },
      ],
    };
    const result = merged(body);
    expect(linesOf(result)).toEqual([[fixed, [{ text: 'Ask Anh:sender.name' }]], [fixed]]);
    expect(result.blocks[1]).toBe(body.blocks[1]);
  });

  it('gives a body without tags back as the same body', () => {
    const body = plainRichText('Dear all,\n\nwe are closed tomorrow.');
    expect(merged(body)).toBe(body);
  });

  it('does not merge what a value holds', () => {
    const body = readMergeBody(plainRichText('{{sender.name}}'));
    expect(linesOf(mergeBody(body, () => '{{practice.name}}<b>'))).toEqual([
      [{ text: '{{practice.name}}<b>' }],
    ]);
  });

  it('leaves out a span that has become empty', () => {
    const body = paragraph({ text: 'Dear' }, { text: '{{sender.name|}}', isBold: true }, { text: ',' });
    expect(linesOf(mergeBody(readMergeBody(body), () => ''))).toEqual([[{ text: 'Dear' }, { text: ',' }]]);
  });

  it('says where a problem stands', () => {
    const body: RichText = {
      blocks: [
        { kind: 'paragraph', spans: [] },
        { kind: 'bullets', items: [[], [{ text: 'a ' }, { text: '{{patient.nam}}' }]] },
      ],
    };
    expect(readMergeBody(body).problems).toEqual([
      { code: 'unknown-field', start: 2, end: 17, text: '{{patient.nam}}', block: 1, item: 1 },
    ]);
  });

  it('reports a tag in the address behind a link, which is the same for everyone', () => {
    for (const link of [
      'https://example.org/?x={{patient.email}}',
      'https://example.org/%7B%7Bpatient.email%7D%7D',
    ]) {
      expect(readMergeBody(paragraph({ text: 'see ' }, { text: 'here', link })).problems).toEqual([
        { code: 'tag-in-link', start: 4, end: 8, text: 'here', block: 0, item: null },
      ]);
    }
  });

  it('reports a tag that goes on behind a line break', () => {
    const { problems } = readMergeBody(plainRichText('{{sender.\nname}}'));
    expect(problems.map(({ code, block }) => [code, block])).toEqual([
      ['unclosed', 0],
      ['unopened', 1],
    ]);
  });
});
