import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  toEditorDocument,
  toRichText,
  type EditorNode,
} from '../../src/renderer/shared/ui/rich-text/rich-text-document';
import { toPlainText, type RichBlock, type RichSpan } from '../../src/shared/domain/rich-text';

const paragraph = (...content: EditorNode[]): EditorNode => ({ type: 'paragraph', content });
const text = (value: string, ...marks: string[]): EditorNode => ({
  type: 'text',
  text: value,
  marks: marks.map((type) => ({ type })),
});
const document = (...content: EditorNode[]): EditorNode => ({ type: 'doc', content });

describe('the editor’s document as the body of a message', () => {
  it('keeps bold, italic, underline and links', () => {
    const linked: EditorNode = {
      type: 'text',
      text: 'our page',
      marks: [{ type: 'link', attrs: { href: 'https://clinic.example' } }, { type: 'bold' }],
    };
    expect(
      toRichText(document(paragraph(text('Dear '), text('Anh', 'italic', 'underline'), linked))),
    ).toEqual({
      blocks: [
        {
          kind: 'paragraph',
          spans: [
            { text: 'Dear ' },
            { text: 'Anh', isItalic: true, isUnderlined: true },
            { text: 'our page', link: 'https://clinic.example', isBold: true },
          ],
        },
      ],
    });
  });

  it('makes lists of bullets and numbers', () => {
    const item = (value: string): EditorNode => ({ type: 'listItem', content: [paragraph(text(value))] });
    const body = toRichText(
      document(
        { type: 'bulletList', content: [item('towel'), item('referral')] },
        { type: 'orderedList', content: [item('first')] },
      ),
    );
    expect(toPlainText(body)).toBe('- towel\n- referral\n1. first');
  });

  it('keeps a line break within a paragraph', () => {
    const body = toRichText(document(paragraph(text('1 High St'), { type: 'hardBreak' }, text('Perth'))));
    expect(body.blocks).toEqual([{ kind: 'paragraph', spans: [{ text: '1 High St\nPerth' }] }]);
  });

  it('puts a second paragraph of a list item on a line of its own', () => {
    const item: EditorNode = { type: 'listItem', content: [paragraph(text('one')), paragraph(text('two'))] };
    expect(toRichText(document({ type: 'bulletList', content: [item] })).blocks).toEqual([
      { kind: 'bullets', items: [[{ text: 'one\ntwo' }]] },
    ]);
  });

  it('puts the items of a list within a list behind the item they belong to', () => {
    const item = (...content: EditorNode[]): EditorNode => ({ type: 'listItem', content });
    const inner: EditorNode = { type: 'bulletList', content: [item(paragraph(text('inner')))] };
    const list: EditorNode = {
      type: 'orderedList',
      content: [item(paragraph(text('outer')), inner), item(paragraph(text('next')))],
    };
    expect(toPlainText(toRichText(document(list)))).toBe('1. outer\n2. inner\n3. next');
  });

  it('drops a link that could hide a script and keeps its words', () => {
    const marks = [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }];
    expect(toRichText(document(paragraph({ type: 'text', text: 'here', marks }))).blocks).toEqual([
      { kind: 'paragraph', spans: [{ text: 'here' }] },
    ]);
  });

  it('keeps empty lines between paragraphs and drops those at the end', () => {
    const body = toRichText(
      document(paragraph(text('a')), paragraph(), paragraph(text('b')), paragraph(), paragraph()),
    );
    expect(toPlainText(body)).toBe('a\n\nb');
    expect(body.blocks).toHaveLength(3);
  });

  it('keeps the words of a block it does not know', () => {
    const body = toRichText(document({ type: 'heading', content: [text('News')] }));
    expect(body.blocks).toEqual([{ kind: 'paragraph', spans: [{ text: 'News' }] }]);
  });

  it('gives an empty editor one empty paragraph to write in', () => {
    expect(toEditorDocument({ blocks: [] })).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });
});

describe('there and back', () => {
  const flag = fc.constantFrom<true | undefined>(true, undefined);
  const span: fc.Arbitrary<RichSpan> = fc
    .record({
      // Words on both sides of a line break: a span of breaks only takes the looks of its neighbour.
      text: fc.constantFrom('word', 'two\nlines', 'é😀', 'a  b'),
      isBold: flag,
      isItalic: flag,
      isUnderlined: flag,
      link: fc.constantFrom('https://clinic.example/a', 'mailto:desk@clinic.example', undefined),
    })
    .map((fields) => JSON.parse(JSON.stringify(fields)) as RichSpan);
  const looksOf = ({ link, isBold, isItalic, isUnderlined }: RichSpan): string =>
    JSON.stringify([link, isBold, isItalic, isUnderlined]);
  /** Neighbours that look alike would be one span. */
  const withoutTwins = (all: RichSpan[]): RichSpan[] =>
    all.reduce<RichSpan[]>((kept, one) => {
      const last = kept.at(-1);
      return last !== undefined && looksOf(last) === looksOf(one) ? kept : [...kept, one];
    }, []);
  const spans = fc.array(span, { minLength: 1, maxLength: 5 }).map(withoutTwins);
  const block: fc.Arbitrary<RichBlock> = fc.oneof(
    fc.record({ kind: fc.constant('paragraph' as const), spans }),
    fc.record({
      kind: fc.constantFrom('bullets' as const, 'numbers' as const),
      items: fc.array(spans, { minLength: 1, maxLength: 3 }),
    }),
  );

  it('loses nothing of a body', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        expect(toRichText(toEditorDocument({ blocks }))).toEqual({ blocks });
      }),
    );
  });
});
