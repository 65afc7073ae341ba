import { readMergeText, type MergePart, type MergeTag, type TextProblem } from './merge-template';
import type { RichBlock, RichSpan, RichText } from './rich-text';

/** Where in a body something stands: which block, and in a list which item. */
export interface BodyPlace {
  block: number;
  item: number | null;
}

type BodyProblem = TextProblem & BodyPlace;

/** One span to be, with the tags that take its format. */
interface MergeSpan {
  format: Omit<RichSpan, 'text'>;
  parts: MergePart[];
}

/** A line without a tag stays the spans that it is, for everyone. */
type MergeLine = { fixed: RichSpan[] } | { spans: MergeSpan[] };

type MergeBlock =
  | { kind: 'fixed'; block: RichBlock }
  | { kind: 'paragraph'; line: MergeLine }
  | { kind: 'bullets' | 'numbers'; items: MergeLine[] };

/** A body whose tags have been found: merged as often as there are recipients. */
export interface MergeBody {
  source: RichText;
  blocks: MergeBlock[];
  tags: (MergeTag & BodyPlace)[];
  problems: BodyProblem[];
}

/** What stands in place of a tag. */
type TagText = (tag: MergeTag) => string;

/** Finds the tags of a body, also those whose letters are formatted in different ways. */
export function readMergeBody(body: RichText): MergeBody {
  const tags: MergeBody['tags'] = [];
  const problems: BodyProblem[] = [];
  const read = (spans: RichSpan[], place: BodyPlace): MergeLine => {
    const line = readLine(spans);
    for (const tag of line.tags) tags.push({ ...tag, ...place });
    for (const problem of line.problems) problems.push({ ...problem, ...place });
    return line.tags.length === 0 ? { fixed: spans } : { spans: line.spans };
  };
  const blocks = body.blocks.map((block, index): MergeBlock => {
    if (block.kind === 'paragraph') {
      const line = read(block.spans, { block: index, item: null });
      return 'fixed' in line ? { kind: 'fixed', block } : { kind: 'paragraph', line };
    }
    const items = block.items.map((spans, item) => read(spans, { block: index, item }));
    return items.every((line) => 'fixed' in line) ? { kind: 'fixed', block } : { kind: block.kind, items };
  });
  return { source: body, blocks, tags, problems };
}

/** Puts texts in place of the tags. A body without tags is given back as it is. */
export function mergeBody(body: MergeBody, textOf: TagText): RichText {
  if (body.tags.length === 0) return body.source;
  return { blocks: body.blocks.map((block) => mergeBlock(block, textOf)) };
}

function mergeBlock(block: MergeBlock, textOf: TagText): RichBlock {
  if (block.kind === 'fixed') return block.block;
  if (block.kind === 'paragraph') return { kind: 'paragraph', spans: mergeLine(block.line, textOf) };
  return { kind: block.kind, items: block.items.map((line) => mergeLine(line, textOf)) };
}

function mergeLine(line: MergeLine, textOf: TagText): RichSpan[] {
  if ('fixed' in line) return line.fixed;
  const spans: RichSpan[] = [];
  for (const { format, parts } of line.spans) {
    const text = fillParts(parts, textOf);
    if (text !== '') spans.push({ text, ...format });
  }
  return spans;
}

/** The text that parts make. */
export function fillParts(parts: readonly MergePart[], textOf: TagText): string {
  let text = '';
  for (const part of parts) text += part.kind === 'text' ? part.text : textOf(part);
  return text;
}

interface ReadLine {
  spans: MergeSpan[];
  tags: MergeTag[];
  problems: TextProblem[];
}

/**
 * The line is read as one text, so that a tag is found whose letters are partly bold. Its value takes the format in
 * which its name begins: whoever makes a name bold means the value.
 */
function readLine(spans: readonly RichSpan[]): ReadLine {
  const { parts, problems } = readMergeText(spans.map(({ text }) => text).join(''));
  const merged: MergeSpan[] = [];
  let start = 0;
  let next = 0;
  for (const { text, ...format } of spans) {
    const end = start + text.length;
    const own: MergePart[] = [];
    for (let part = parts[next]; part !== undefined; part = parts[next]) {
      if (ownPlace(part) >= end) break;
      if (part.kind === 'tag') own.push(part);
      else own.push(cutTo(part, start, end));
      // A text that goes on is the next span's, too.
      if (part.kind === 'text' && part.start + part.text.length > end) break;
      next += 1;
    }
    if (own.length > 0) merged.push({ format, parts: own });
    start = end;
  }
  const tags = parts.filter((part) => part.kind === 'tag');
  return { spans: merged, tags, problems: [...problems, ...linkProblems(spans)] };
}

/** In the span of this character a part belongs. */
function ownPlace(part: MergePart): number {
  return part.kind === 'tag' ? part.nameAt : part.start;
}

function cutTo(part: Extract<MergePart, { kind: 'text' }>, start: number, end: number): MergePart {
  const from = Math.max(0, start - part.start);
  return { kind: 'text', text: part.text.slice(from, end - part.start), start: part.start + from };
}

/** An address behind a link is the same for everyone: a value could lead anywhere. */
function linkProblems(spans: readonly RichSpan[]): TextProblem[] {
  const problems: TextProblem[] = [];
  let start = 0;
  for (const { text, link } of spans) {
    const end = start + text.length;
    const hasBraces = link !== undefined && /\{\{|%7b%7b/i.test(link);
    if (hasBraces) problems.push({ code: 'tag-in-link', start, end, text: text.slice(0, 60) });
    start = end;
  }
  return problems;
}
