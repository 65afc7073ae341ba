import { SMS_LENGTH_LIMIT } from './draft';
import { mergeValue, type MergeSources } from './merge-fields';
import { readMergeText, type MergePart } from './merge-template';
import { rewrite, suggestSms, type SmsReplacement, type SmsSuggestion } from './sms-suggestions';

/** An SMS as it is being written, with its merge fields filled in. */
interface FilledSms {
  text: string;
  pieces: FilledPiece[];
  /** What the fields brought. */
  values: string[];
}

interface FilledPiece {
  part: MergePart;
  /** Where it begins in the filled text. */
  start: number;
  text: string;
}

/**
 * What would be sent of a typed text.
 * @param sources whose values stand in it; null: nobody's yet, so that only fallbacks do
 */
export function filledSms(typed: string, sources: MergeSources | null): string {
  return fill(typed, sources).text;
}

/** Whether a typed text asks for columns of the recipients' file. */
export function hasColumns(typed: string): boolean {
  return readMergeText(typed).parts.some((part) => part.kind === 'tag' && part.field?.kind === 'column');
}

function fill(typed: string, sources: MergeSources | null): FilledSms {
  const pieces: FilledPiece[] = [];
  const values: string[] = [];
  let text = '';
  for (const part of readMergeText(typed).parts) {
    const own = part.kind === 'text' ? part.text : valueOf(part, sources);
    if (part.kind === 'tag') values.push(own);
    pieces.push({ part, start: text.length, text: own });
    text += own;
  }
  return { text, pieces, values };
}

function valueOf(tag: Extract<MergePart, { kind: 'tag' }>, sources: MergeSources | null): string {
  if (tag.field === null) return tag.typed;
  return (sources === null ? null : mergeValue(tag.field, sources)) ?? tag.fallback ?? '';
}

/**
 * The suggestion for a text that is being written: it counts as it would be sent, and changes what was typed. What a
 * field brings is not changed: that stands in the record.
 * @param sources as for {@link filledSms}
 * @returns with the text to be typed instead; null when nothing would be saved
 */
export function suggestForTyped(typed: string, sources: MergeSources | null): SmsSuggestion | null {
  const filled = fill(typed, sources);
  // It is not sent anyway, and a book takes its time to be read.
  if (filled.text.length > SMS_LENGTH_LIMIT) return null;
  const suggestion = suggestSms(filled.text, filled.values);
  if (suggestion === null) return null;
  const replacements: SmsReplacement[] = [];
  for (const replacement of suggestion.replacements) {
    const piece = filled.pieces.findLast(({ start }) => start <= replacement.index);
    if (piece?.part.kind !== 'text') return null;
    replacements.push({ ...replacement, index: piece.part.start + replacement.index - piece.start });
  }
  return { ...suggestion, text: rewrite(typed, replacements), replacements };
}
