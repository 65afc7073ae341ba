import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeHtml,
  hasFormatting,
  isSafeLink,
  plainRichText,
  toHtml,
  toPlainText,
  type RichBlock,
  type RichSpan,
  type RichText,
} from '../../../src/shared/domain/rich-text';

/** Texts full of what could end an element, an attribute or an entity. */
const hostileText = fc
  .array(
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '&lt;',
      '<script>',
      '</p>',
      '<!--',
      ' onload=',
      'javascript:',
      'a',
      ' ',
      '\n',
      'é',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const anyLink = fc.oneof(
  hostileText,
  hostileText.map((text) => `https://example.org/${text}`),
  hostileText.map((text) => `javascript:${text}`),
);

const anySpan: fc.Arbitrary<RichSpan> = fc.record(
  {
    text: hostileText,
    isBold: fc.boolean(),
    isItalic: fc.boolean(),
    isUnderlined: fc.boolean(),
    link: anyLink,
  },
  { requiredKeys: ['text'] },
);
const anySpans = fc.array(anySpan, { maxLength: 4 });
const anyBlock: fc.Arbitrary<RichBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), spans: anySpans }),
  fc.record({
    kind: fc.constantFrom('bullets' as const, 'numbers' as const),
    items: fc.array(anySpans, { maxLength: 3 }),
  }),
);
const anyBody: fc.Arbitrary<RichText> = fc.record({ blocks: fc.array(anyBlock, { maxLength: 4 }) });

/** All the markup that the domain itself may write. */
const OWN_MARKUP =
  /<\/?(?:p|ul|ol|li|strong|em|u)>|<br>|<a href="(?:https?:\/\/|mailto:|tel:)[^"<>\s]+">|<\/a>/gi;
const OWN_ENTITY = /&(?:amp|lt|gt|quot|#39);/g;

function textOf(spans: readonly RichSpan[]): string {
  return spans.map(({ text }) => text).join('');
}

function body(...blocks: RichBlock[]): RichText {
  return { blocks };
}

function paragraph(...spans: RichSpan[]): RichBlock {
  return { kind: 'paragraph', spans };
}

describe('HTML of a body', () => {
  it('is made of its own few elements', () => {
    const html = toHtml(
      body(
        paragraph(
          { text: 'Dear Anh,\nyour ' },
          { text: 'invoice', isBold: true, isItalic: true, isUnderlined: true },
          { text: ' is ' },
          { text: 'here', link: 'https://example.org/pay?a=1&b=2', isBold: true },
        ),
        paragraph(),
        { kind: 'bullets', items: [[{ text: 'one' }], [{ text: 'two' }]] },
        { kind: 'numbers', items: [[{ text: 'first' }]] },
      ),
    );
    expect(html).toMatchInlineSnapshot(`
      "<p>Dear Anh,<br>your <strong><em><u>invoice</u></em></strong> is <a href="https://example.org/pay?a=1&amp;b=2"><strong>here</strong></a></p>
      <p><br></p>
      <ul><li>one</li><li>two</li></ul>
      <ol><li>first</li></ol>"
    `);
  });

  it('holds no markup but its own, whatever the texts and links are', () => {
    fc.assert(
      fc.property(anyBody, (rich) => {
        const rest = toHtml(rich).replaceAll(OWN_MARKUP, '');
        expect(rest).not.toMatch(/[<>"']/);
        expect(rest.replaceAll(OWN_ENTITY, '')).not.toContain('&');
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows every text as it was written', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const shown = toHtml(body(paragraph(...spans)))
          .replaceAll('<br>', spans.length === 0 ? '' : '\n')
          .replaceAll(/<[^>]*>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(shown).toBe(textOf(spans));
      }),
    );
  });

  it('has as many links as spans with a safe one', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const links = toHtml(body(paragraph(...spans))).match(/<a href=/g) ?? [];
        expect(links).toHaveLength(spans.filter(({ link }) => link !== undefined && isSafeLink(link)).length);
      }),
    );
  });
});

describe('escaping', () => {
  it('leaves nothing that could begin or end markup', () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
    );
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string()), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('a link', () => {
  it.each([
    'https://example.org',
    'HTTP://example.org/a?b=c&d=e#f',
    'mailto:desk@example.org',
    'tel:+61290001234',
    "https://example.org/it's",
  ])('is taken: %s', (link) => {
    expect(isSafeLink(link)).toBe(true);
  });

  it.each([
    '',
    'example.org',
    '//example.org',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' https://example.org',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'https://',
    'mailto:',
    'https://example.org/"onclick="x',
    'https://example.org/<script>',
    'https://example.org/a b',
    'https://example.org/\nx',
    'x-https://example.org',
    'javascript://https://example.org',
  ])('is refused: %j', (link) => {
    expect(isSafeLink(link)).toBe(false);
    expect(toHtml(body(paragraph({ text: 'words', link })))).toBe('<p>words</p>');
    expect(toPlainText(body(paragraph({ text: 'words', link })))).toBe('words');
  });

  it('is refused with every scheme but those for the web, mail and telephone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9+.-]{0,10}$/), (scheme) => {
        fc.pre(!/^(?:https?|mailto|tel)$/i.test(scheme));
        expect(isSafeLink(`${scheme}:alert(1)`)).toBe(false);
        expect(isSafeLink(`${scheme}://example.org`)).toBe(false);
      }),
    );
  });
});

describe('the plain text of a body', () => {
  it('has a line a paragraph, lists with their signs, and addresses behind the words of a link', () => {
    const text = toPlainText(
      body(
        paragraph({ text: 'Dear Anh,' }),
        paragraph(),
        { kind: 'bullets', items: [[{ text: 'one' }], [{ text: 'two' }]] },
        { kind: 'numbers', items: [[{ text: 'first' }], [{ text: 'second' }]] },
        paragraph({ text: 'Pay ' }, { text: 'here', link: 'https://example.org/pay' }, { text: '.' }),
        paragraph(),
      ),
    );
    expect(text).toBe('Dear Anh,\n\n- one\n- two\n1. first\n2. second\nPay here (https://example.org/pay).');
  });

  it('does not repeat an address that is written out', () => {
    const link = 'mailto:desk@example.org';
    expect(toPlainText(body(paragraph({ text: 'desk@example.org', link })))).toBe('desk@example.org');
    expect(toPlainText(body(paragraph({ text: link, link })))).toBe(link);
  });

  it('names the address of a link once, though a part of its words is bold', () => {
    const link = 'https://example.org/pay';
    const text = toPlainText(
      body(
        paragraph(
          { text: 'Pay ', link },
          { text: 'now', link, isBold: true },
          { text: ' or ' },
          { text: 'later', link },
        ),
      ),
    );
    expect(text).toBe('Pay now (https://example.org/pay) or later (https://example.org/pay)');
  });

  it('holds all that was written', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const text = toPlainText(body(paragraph(...spans, { text: '.' })));
        for (const span of spans) expect(text).toContain(span.text);
      }),
    );
  });
});

describe('a body without formatting', () => {
  it('comes back as the text it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '\r\n', '<', 'é')), (parts) => {
        const text = parts.join('');
        expect(toPlainText(plainRichText(text))).toBe(text.replaceAll('\r\n', '\n').trimEnd());
        expect(hasFormatting(plainRichText(text))).toBe(false);
      }),
    );
  });

  it('is told from one with marks, links or lists', () => {
    expect(hasFormatting(body(paragraph({ text: 'a', isBold: false })))).toBe(false);
    expect(hasFormatting(body(paragraph({ text: 'a', link: 'javascript:x' })))).toBe(false);
    expect(hasFormatting(body(paragraph({ text: 'a', isItalic: true })))).toBe(true);
    expect(hasFormatting(body(paragraph({ text: 'a', link: 'tel:1' })))).toBe(true);
    expect(hasFormatting(body({ kind: 'bullets', items: [] }))).toBe(true);
  });
});
