/**
 * The body of an e-mail as its writer made it: a small tree, never HTML. HTML is made from it here, so that nothing a
 * page sends can carry markup of its own.
 */
export interface RichText {
  blocks: RichBlock[];
}

export type RichBlock =
  { kind: 'paragraph'; spans: RichSpan[] } | { kind: 'bullets' | 'numbers'; items: RichSpan[][] };

export interface RichSpan {
  /** May hold "\n" for a line break within the block. */
  text: string;
  isBold?: boolean;
  isItalic?: boolean;
  isUnderlined?: boolean;
  /** An https:, http:, mailto: or tel: address. */
  link?: string;
}

/** A body without any formatting, one paragraph a line. */
export function plainRichText(text: string): RichText {
  return {
    blocks: text
      .replaceAll('\r\n', '\n')
      .split('\n')
      .map((line) => ({ kind: 'paragraph', spans: line === '' ? [] : [{ text: line }] })),
  };
}

/** Whether anything would be lost by sending only the plain text. */
export function hasFormatting(body: RichText): boolean {
  return body.blocks.some(
    (block) => block.kind !== 'paragraph' || block.spans.some((span) => marksOf(span).length > 0),
  );
}

/** The body as plain text: one paragraph a line, lists with "- " and "1. ", a link's address behind its words. */
export function toPlainText(body: RichText): string {
  return body.blocks.map(blockToText).join('\n').trimEnd();
}

/** The body as an HTML fragment in which every text and address is escaped. */
export function toHtml(body: RichText): string {
  return body.blocks.map(blockToHtml).join('\n');
}

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)[^\s"<>]+$/i;

/** Whether a link may stand in a message: a web, mail or telephone address and nothing that a script could hide in. */
export function isSafeLink(link: string): boolean {
  return SAFE_LINK.test(link);
}

type Mark = 'link' | 'bold' | 'italic' | 'underline';

function marksOf(span: RichSpan): Mark[] {
  const marks: Mark[] = [];
  if (span.link !== undefined && isSafeLink(span.link)) marks.push('link');
  if (span.isBold === true) marks.push('bold');
  if (span.isItalic === true) marks.push('italic');
  if (span.isUnderlined === true) marks.push('underline');
  return marks;
}

const MARK_TAGS = {
  link: (span: RichSpan) => [`<a href="${escapeHtml(span.link ?? '')}">`, '</a>'] as const,
  bold: () => ['<strong>', '</strong>'] as const,
  italic: () => ['<em>', '</em>'] as const,
  underline: () => ['<u>', '</u>'] as const,
} satisfies Record<Mark, (span: RichSpan) => readonly [string, string]>;

function blockToText(block: RichBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return spansToText(block.spans);
    case 'bullets':
      return block.items.map((item) => `- ${spansToText(item)}`).join('\n');
    case 'numbers':
      return block.items.map((item, index) => `${String(index + 1)}. ${spansToText(item)}`).join('\n');
  }
}

/** Words of one link may be several spans (one of them bold); its address is written once, behind the last of them. */
function spansToText(spans: readonly RichSpan[]): string {
  let text = '';
  let linkWords = '';
  for (const [index, span] of spans.entries()) {
    text += span.text;
    if (span.link === undefined || !isSafeLink(span.link)) continue;
    linkWords += span.text;
    if (spans[index + 1]?.link === span.link) continue;
    text += addressBehind(linkWords, span.link);
    linkWords = '';
  }
  return text;
}

/** Nothing where the words already are the address. */
function addressBehind(words: string, link: string): string {
  const bare = link.replace(/^(mailto:|tel:|https?:\/\/)/i, '');
  return words === link || words === bare ? '' : ` (${link})`;
}

function blockToHtml(block: RichBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.spans.length === 0 ? '<br>' : spansToHtml(block.spans)}</p>`;
    case 'bullets':
      return `<ul>${itemsToHtml(block.items)}</ul>`;
    case 'numbers':
      return `<ol>${itemsToHtml(block.items)}</ol>`;
  }
}

function itemsToHtml(items: readonly RichSpan[][]): string {
  return items.map((item) => `<li>${spansToHtml(item)}</li>`).join('');
}

function spansToHtml(spans: readonly RichSpan[]): string {
  return spans.map(spanToHtml).join('');
}

function spanToHtml(span: RichSpan): string {
  let html = escapeHtml(span.text).replaceAll('\n', '<br>');
  for (const mark of marksOf(span).reverse()) {
    const [open, close] = MARK_TAGS[mark](span);
    html = `${open}${html}${close}`;
  }
  return html;
}

const HTML_ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text safe to stand in HTML content or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? character);
}
