import { isTextTooLong, SUBJECT_LIMIT } from './draft';
import { fillParts, mergeBody, readMergeBody, type BodyPlace, type MergeBody } from './merge-body';
import { columnKey, mergeValue, type MergeSources } from './merge-fields';
import { readMergeText, type MergeTag, type MergeText, type TextProblem } from './merge-template';
import type { Channel } from './message';
import { toPlainText, type RichText } from './rich-text';

/** What is merged: an e-mail, or an SMS with an empty subject. */
export interface MergeDraft {
  channel: Channel;
  subject: string;
  body: RichText;
}

/** A problem with where it stands; a subject has no blocks. */
export type MergeProblem = (TextProblem & { in: 'subject' }) | (TextProblem & { in: 'body' } & BodyPlace);

/** A draft that has been read once and can be merged for any number of recipients. */
export interface MergePlan {
  channel: Channel;
  subject: MergeText;
  body: MergeBody;
  /** What must be mended before anybody gets it. */
  problems: MergeProblem[];
  /** Names of the fields that the draft uses, each once, as first typed. */
  fields: string[];
  /** Nobody's differs from anybody else's. */
  isSameForAll: boolean;
}

export type Merged =
  | { ok: true; subject: string; body: RichText }
  /** Values that this recipient does not have and that have no fallback; names of fields, each once. */
  | { ok: false; reason: 'missing-field'; fields: string[] }
  /** With this recipient's values the subject or the body is empty, or longer than can be sent. */
  | { ok: false; reason: 'empty' | 'too-long'; fields: [] };

/**
 * Reads a draft for merging.
 * @param columns headings of the recipients' file; empty without a file; null where it is not known yet, as when a
 *   template is written: then any column may be used
 */
export function planMerge(draft: MergeDraft, columns: readonly string[] | null): MergePlan {
  const subject = readMergeText(draft.subject);
  const body = readMergeBody(draft.body);
  const subjectTags = subject.parts.filter((part) => part.kind === 'tag');
  const isUnknown = unknownColumnIn(columns);
  const problems: MergeProblem[] = [
    ...subject.problems.map((problem) => ({ ...problem, in: 'subject' as const })),
    ...subjectTags.filter(isUnknown).map((tag) => ({ ...columnProblem(tag), in: 'subject' as const })),
    ...body.problems.map((problem) => ({ ...problem, in: 'body' as const })),
    ...body.tags
      .filter(isUnknown)
      .map((tag) => ({ ...columnProblem(tag), in: 'body' as const, block: tag.block, item: tag.item })),
  ];
  const tags = [...subjectTags, ...body.tags];
  const { channel } = draft;
  return { channel, subject, body, problems, fields: namesOf(tags), isSameForAll: tags.length === 0 };
}

function unknownColumnIn(columns: readonly string[] | null): (tag: MergeTag) => boolean {
  if (columns === null) return () => false;
  const keys = new Set(columns.map(columnKey));
  return ({ field }) => field?.kind === 'column' && !keys.has(field.key);
}

function columnProblem({ start, end, typed }: MergeTag): TextProblem {
  return { code: 'unknown-column', start, end, text: typed };
}

/**
 * The subject and the body for one recipient. Values are texts and nothing else: what looks like a tag or like HTML in
 * one stays as it is. A plan with problems is not for sending; its broken tags stand in the result as typed.
 */
export function mergeFor(plan: MergePlan, sources: MergeSources): Merged {
  const missing: MergeTag[] = [];
  const textOf = (tag: MergeTag): string => {
    if (tag.field === null) return tag.typed;
    const value = mergeValue(tag.field, sources) ?? tag.fallback;
    if (value === null) missing.push(tag);
    return value ?? '';
  };
  const subject = onOneLine(fillParts(plan.subject.parts, textOf));
  const body = mergeBody(plan.body, textOf);
  if (missing.length > 0) return { ok: false, reason: 'missing-field', fields: namesOf(missing) };
  const problem = plan.isSameForAll ? null : mergedProblem(plan, subject, body);
  return problem === null ? { ok: true, subject, body } : { ok: false, reason: problem, fields: [] };
}

/** What a draft's own rules could not see, because it came with the values. */
function mergedProblem(plan: MergePlan, subject: string, body: RichText): 'empty' | 'too-long' | null {
  const text = toPlainText(body);
  if (text === '' || (subject === '' && plan.subject.parts.length > 0)) return 'empty';
  return subject.length > SUBJECT_LIMIT || isTextTooLong(plan.channel, text) ? 'too-long' : null;
}

/** A line break in a value may not begin a header of its own (RFC 5322 §2.2). */
function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function namesOf(tags: readonly MergeTag[]): string[] {
  const names = new Map<string, string>();
  for (const { field, name } of tags) {
    if (field === null) continue;
    const key = field.kind === 'named' ? field.name : `column.${field.key}`;
    if (!names.has(key)) names.set(key, field.kind === 'named' ? field.name : name);
  }
  return [...names.values()];
}
