import {
  isSafeLink,
  type RichBlock,
  type RichSpan,
  type RichText,
} from '../../../../shared/domain/rich-text';

/** The part of the editor's document that is read and written here; its own type says `any` in places. */
export interface EditorNode {
  type?: string | undefined;
  text?: string | undefined;
  content?: EditorNode[] | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
}

type SpanStyle = Omit<RichSpan, 'text'>;

/** The editor's document as the domain's small tree; anything the tree does not know becomes plain text. */
export function toRichText(document: EditorNode): RichText {
  const blocks = (document.content ?? []).map(toBlock);
  while (isEmptyParagraph(blocks.at(-1))) blocks.pop();
  return { blocks };
}

/** The domain's tree as a document for the editor: the way back, for a draft that was kept. */
export function toEditorDocument(body: RichText): EditorNode {
  const content = body.blocks.map(fromBlock);
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

function isEmptyParagraph(block: RichBlock | undefined): boolean {
  return block?.kind === 'paragraph' && block.spans.length === 0;
}

const LIST_KINDS: Readonly<Record<string, 'bullets' | 'numbers'>> = {
  bulletList: 'bullets',
  orderedList: 'numbers',
};

function toBlock(node: EditorNode): RichBlock {
  const kind = LIST_KINDS[node.type ?? ''];
  return kind === undefined ? { kind: 'paragraph', spans: toSpans(node) } : { kind, items: toItems(node) };
}

/** Lists have one level here: the items of a list within an item follow it. */
function toItems(list: EditorNode): RichSpan[][] {
  return (list.content ?? []).flatMap((item) => {
    const isList = (child: EditorNode): boolean => LIST_KINDS[child.type ?? ''] !== undefined;
    const written = (item.content ?? []).filter((child) => !isList(child));
    const inner = (item.content ?? []).filter(isList);
    return [toSpans({ content: written }), ...inner.flatMap(toItems)];
  });
}

function toSpans(node: EditorNode): RichSpan[] {
  return joinAlike(inlineOf(node));
}

/** Everything written inside a node, in order; a paragraph that follows another one starts a new line. */
function inlineOf(node: EditorNode): RichSpan[] {
  if (node.type === 'hardBreak') return [{ text: '\n' }];
  if (node.text !== undefined) return [{ text: node.text, ...styleOf(node) }];
  return (node.content ?? []).flatMap((child, index) =>
    child.type === 'paragraph' && index > 0 ? [{ text: '\n' }, ...inlineOf(child)] : inlineOf(child),
  );
}

const STYLE_OF_MARK: Readonly<Record<string, SpanStyle>> = {
  bold: { isBold: true },
  italic: { isItalic: true },
  underline: { isUnderlined: true },
};

function styleOf(node: EditorNode): SpanStyle {
  const style: SpanStyle = {};
  for (const { type, attrs } of node.marks ?? []) {
    const link = type === 'link' ? attrs?.['href'] : undefined;
    if (typeof link === 'string' && isSafeLink(link)) style.link = link;
    else Object.assign(style, STYLE_OF_MARK[type]);
  }
  return style;
}

/** Neighbours that look alike become one span. A line break looks like whatever it stands behind. */
function joinAlike(spans: readonly RichSpan[]): RichSpan[] {
  const joined: RichSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && (span.text === '\n' || isAlike(last, span))) last.text += span.text;
    else joined.push({ ...span });
  }
  return joined;
}

function isAlike(one: RichSpan, other: RichSpan): boolean {
  return (
    one.link === other.link &&
    one.isBold === other.isBold &&
    one.isItalic === other.isItalic &&
    one.isUnderlined === other.isUnderlined
  );
}

const LIST_TYPES = { bullets: 'bulletList', numbers: 'orderedList' } as const;

function fromBlock(block: RichBlock): EditorNode {
  if (block.kind === 'paragraph') return paragraphOf(block.spans);
  const content = block.items.map((item) => ({ type: 'listItem', content: [paragraphOf(item)] }));
  return { type: LIST_TYPES[block.kind], content };
}

function paragraphOf(spans: readonly RichSpan[]): EditorNode {
  const content = spans.flatMap(fromSpan);
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

function fromSpan(span: RichSpan): EditorNode[] {
  const marks = marksOf(span);
  return span.text.split('\n').flatMap((line, index) => {
    const text: EditorNode[] =
      line === '' ? [] : [{ type: 'text', text: line, ...(marks.length > 0 && { marks }) }];
    return index === 0 ? text : [{ type: 'hardBreak' }, ...text];
  });
}

function marksOf(span: RichSpan): NonNullable<EditorNode['marks']> {
  return [
    ...(span.link === undefined ? [] : [{ type: 'link', attrs: { href: span.link } }]),
    ...(span.isBold === true ? [{ type: 'bold' }] : []),
    ...(span.isItalic === true ? [{ type: 'italic' }] : []),
    ...(span.isUnderlined === true ? [{ type: 'underline' }] : []),
  ];
}
