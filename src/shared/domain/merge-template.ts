import { mergeFieldOf, type MergeField } from './merge-fields';

/** `{{patient.firstName|there}}` as it was found in a text. */
export interface MergeTag {
  kind: 'tag';
  /** Null: there is no field of this name. */
  field: MergeField | null;
  /** The whole tag as it stands in the text. */
  typed: string;
  /** Its name, on one line. */
  name: string;
  /** Stands in for a missing value; empty leaves it out; null: there is none. */
  fallback: string | null;
  /** Where the tag begins and ends in its text. */
  start: number;
  end: number;
  /** Where its name begins. */
  nameAt: number;
}

export type MergePart = { kind: 'text'; text: string; start: number } | MergeTag;

/** What is wrong with a template, whoever gets it. */
export type MergeProblemCode =
  'unclosed' | 'unopened' | 'empty' | 'unknown-field' | 'unknown-column' | 'tag-in-link';

export interface TextProblem {
  code: MergeProblemCode;
  start: number;
  end: number;
  /** What stands there, cut short. */
  text: string;
}

export interface MergeText {
  parts: MergePart[];
  problems: TextProblem[];
}

const OPEN = '{{';
const CLOSE = '}}';
const SHOWN_CHARACTERS = 60;

/**
 * Finds the merge tags of a text. A tag stands on one line; one that is not closed before the line ends or the next one
 * begins stays a text and is reported. Every character is looked at once: no text takes longer than its length.
 */
export function readMergeText(text: string): MergeText {
  const parts: MergePart[] = [];
  const problems: TextProblem[] = [];
  let textFrom = 0;
  let at = 0;
  const report = (code: MergeProblemCode, start: number, end: number) => {
    problems.push({ code, start, end, text: text.slice(start, Math.min(end, start + SHOWN_CHARACTERS)) });
  };
  while (at < text.length) {
    const mark = text.startsWith(CLOSE, at) ? CLOSE : opensAt(text, at) ? OPEN : null;
    if (mark === CLOSE) report('unopened', at, at + CLOSE.length);
    if (mark !== OPEN) {
      at += mark === null ? 1 : CLOSE.length;
      continue;
    }
    const end = endOfTag(text, at + OPEN.length);
    if (end.isClosed) {
      const tag = tagIn(text, at, end.at);
      if (textFrom < at) parts.push({ kind: 'text', text: text.slice(textFrom, at), start: textFrom });
      parts.push(tag);
      textFrom = tag.end;
      if (tag.name === '') report('empty', tag.start, tag.end);
      else if (tag.field === null) report('unknown-field', tag.start, tag.end);
      at = tag.end;
    } else {
      report('unclosed', at, end.at);
      at = end.at;
    }
  }
  if (textFrom < text.length) parts.push({ kind: 'text', text: text.slice(textFrom), start: textFrom });
  return { parts, problems };
}

/** Of three braces in a row the last two open a tag: `{{{name}}}` is a name in braces. */
function opensAt(text: string, at: number): boolean {
  return text.startsWith(OPEN, at) && text[at + OPEN.length] !== '{';
}

/** From behind the opening braces: the closing ones, or where it is clear that there are none. */
function endOfTag(text: string, from: number): { at: number; isClosed: boolean } {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n' || character === '\r') return { at, isClosed: false };
    if (character === '}' && text[at + 1] === '}') return { at, isClosed: true };
    if (character === '{' && text[at + 1] === '{') return { at, isClosed: false };
  }
  return { at: text.length, isClosed: false };
}

/** @param closing where the closing braces stand */
function tagIn(text: string, start: number, closing: number): MergeTag {
  const inside = text.slice(start + OPEN.length, closing);
  const bar = inside.indexOf('|');
  const typedName = bar === -1 ? inside : inside.slice(0, bar);
  const name = typedName.replace(/\s+/g, ' ').trim();
  return {
    kind: 'tag',
    field: mergeFieldOf(name),
    typed: text.slice(start, closing + CLOSE.length),
    name,
    fallback: bar === -1 ? null : inside.slice(bar + 1).trim(),
    start,
    end: closing + CLOSE.length,
    nameAt: start + OPEN.length + (typedName.length - typedName.trimStart().length),
  };
}

/** The tag of a field as it is put into a text. */
export function mergeTagText(name: string, fallback: string | null = null): string {
  return `${OPEN}${name}${fallback === null ? '' : `|${fallback}`}${CLOSE}`;
}
