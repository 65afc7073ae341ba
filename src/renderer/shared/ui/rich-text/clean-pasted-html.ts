import { escapeHtml, isSafeLink } from '../../../../shared/domain/rich-text';

/** Nothing in these is text of the page. Word marks the bullets it has written itself as ignorable. */
const DROPPED =
  'script, style, template, noscript, iframe, object, embed, svg, math, head, title, select, button, [data-look*="mso-list:Ignore" i], [data-look*="mso-list: Ignore" i]';
const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav p pre section table tbody thead tr'.split(
    ' ',
  ),
);
const HEADING = /^h[1-6]$/;
const LISTS: Readonly<Record<string, ListTag>> = { ul: 'ul', menu: 'ul', ol: 'ol' };
const CELLS = new Set(['td', 'th']);
const NUMBERED = /^\s*[0-9a-z]{1,4}[.)]/i;

type ListTag = 'ul' | 'ol';
type Mark = 'strong' | 'em' | 'u';

/** A paragraph, or one item of a list. */
interface Line {
  list: ListTag | null;
  html: string;
}

/** How a text looks, and where it leads. */
interface Format {
  marks: ReadonlySet<Mark>;
  link: string | null;
}

/**
 * Makes of pasted HTML only what a message can hold: paragraphs, lists, bold, italic, underlined words and safe links.
 * It is read in a document of its own that runs no script and loads nothing.
 */
export function cleanPastedHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const paper = new Paper();
  for (const child of body.childNodes) walk(child, { marks: new Set(), link: null }, null, paper);
  paper.endLine(null);
  return joined(paper.lines);
}

/** Where the style of an element is kept while it is read. */
const LOOK = 'data-look';
const TAG = /<[a-z][^<>]*>/gi;

/**
 * The content security policy holds in the other document, too: it would refuse every single style that Word writes,
 * with a line in the console each, which takes longer than all the rest.
 */
function withoutStyles(html: string): string {
  return html
    .replace(/<(\/?)style\b/gi, '<$1template')
    .replace(TAG, (tag) => tag.replace(/(\s)style(\s*=)/gi, `$1${LOOK}$2`));
}

function walk(node: Node, format: Format, list: ListTag | null, paper: Paper): void {
  if (node instanceof Text) paper.write(node.data, format);
  if (!(node instanceof Element) || node.matches(DROPPED)) return;
  const name = node.localName;
  if (name === 'br') paper.breakLine();
  const isBlock = BLOCKS.has(name) || name === 'li' || LISTS[name] !== undefined;
  const own = { marks: marksOf(node, name, format.marks), link: linkOf(node, name) ?? format.link };
  const inner = listWithin(node, name, list);
  if (isBlock) paper.endLine(list);
  for (const child of node.childNodes) walk(child, own, inner, paper);
  if (CELLS.has(name)) paper.write(' ', format);
  if (isBlock) paper.endLine(inner);
}

/** The lines so far, and the one that is being written. */
class Paper {
  readonly lines: Line[] = [];
  private html = '';
  /** Spaces at the start of a line or behind another space are not shown. */
  private hasSpace = true;
  private hasText = false;

  write(text: string, format: Format): void {
    const spaced = text.replace(/\s+/g, ' ');
    const shown = this.hasSpace ? spaced.trimStart() : spaced;
    if (shown === '') return;
    this.hasSpace = shown.endsWith(' ');
    if (shown !== ' ') this.hasText = true;
    this.html += formatted(shown, format);
  }

  breakLine(): void {
    if (this.hasText) this.html += '<br>';
    this.hasSpace = true;
  }

  endLine(list: ListTag | null): void {
    if (this.hasText) this.lines.push({ list, html: this.html });
    this.html = '';
    this.hasSpace = true;
    this.hasText = false;
  }
}

function linkOf(element: Element, name: string): string | null {
  const link = name === 'a' ? element.getAttribute('href') : null;
  return link !== null && isSafeLink(link) ? link : null;
}

/** Lists of a page, and those that Word writes as paragraphs. */
function listWithin(element: Element, name: string, list: ListTag | null): ListTag | null {
  const own = LISTS[name];
  if (own !== undefined) return own;
  const style = name === 'p' ? (element.getAttribute(LOOK) ?? '') : '';
  if (!/mso-list:\s*l\d/i.test(style)) return list;
  return NUMBERED.test(element.textContent) ? 'ol' : 'ul';
}

function formatted(text: string, { marks, link }: Format): string {
  let html = escapeHtml(text);
  for (const mark of marks) html = `<${mark}>${html}</${mark}>`;
  return link === null ? html : `<a href="${escapeHtml(link)}">${html}</a>`;
}

const MARK_OF: Readonly<Record<string, Mark>> = { b: 'strong', strong: 'strong', i: 'em', em: 'em', u: 'u' };

function marksOf(element: Element, name: string, before: ReadonlySet<Mark>): ReadonlySet<Mark> {
  const style = element.getAttribute(LOOK) ?? '';
  const mark = MARK_OF[name] ?? (HEADING.test(name) ? 'strong' : undefined);
  if (mark === undefined && style === '') return before;
  const marks = new Set(before);
  if (mark !== undefined) marks.add(mark);
  const weight = /(?:^|[;\s])font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1];
  setMark(marks, 'strong', weight, /^(bold|bolder|[6-9]00)$/i);
  setMark(marks, 'em', /(?:^|[;\s])font-style:\s*([a-z]+)/i.exec(style)?.[1], /^(italic|oblique)$/i);
  if (/(?:^|[;\s])text-decoration(?:-line)?:[^;]*underline/i.test(style)) marks.add('u');
  return marks;
}

/** A style that is given says yes or no. */
function setMark(marks: Set<Mark>, mark: Mark, value: string | undefined, yes: RegExp): void {
  if (value === undefined) return;
  if (yes.test(value)) marks.add(mark);
  else marks.delete(mark);
}

/** Lines as HTML; items of one kind that follow each other are one list. */
function joined(lines: readonly Line[]): string {
  let html = '';
  let open: ListTag | null = null;
  for (const line of lines) {
    if (line.list !== open) {
      html += (open === null ? '' : `</${open}>`) + (line.list === null ? '' : `<${line.list}>`);
      open = line.list;
    }
    html += line.list === null ? `<p>${line.html}</p>` : `<li><p>${line.html}</p></li>`;
  }
  return html + (open === null ? '' : `</${open}>`);
}
