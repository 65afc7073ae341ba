import { laidOutJson } from './laid-out-json';
import type { Evidence } from './status-history';

/** Characters of a received mail that are kept: what it returns may be as large as what was sent. */
export const EVIDENCE_LIMIT = 128_000;

/** What the Item Viewer knows of a piece of evidence; its text goes to the sandboxed frame only. */
export interface EvidenceView {
  mediaType: Evidence['mediaType'];
  /** Only the beginning is kept or shown. */
  isCut: boolean;
  /** Lines of text; a long one counts as one. */
  lines: number;
}

/** A text that fills the limit was longer: nobody kept how much. */
function isEvidenceCut({ text }: Evidence): boolean {
  return text.length >= EVIDENCE_LIMIT;
}

/** Characters that show nothing, or reorder or hide what stands beside them (Unicode categories Cc, Cf, Zl, Zp). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const LINE_ENDS_AND_TABS: ReadonlySet<string> = new Set(['\t', '\n', '\r']);

/** Words from outside with every control character written out: a right-to-left override is seen and does nothing. */
export function withUnseenWrittenOut(text: string): string {
  return text.replace(UNSEEN, (character) =>
    LINE_ENDS_AND_TABS.has(character) ? character : codeOf(character),
  );
}

/** Evidence as it may be shown and copied: at most as much as is kept of a mail, and nothing in it unseen. */
export function shownEvidence({ text, mediaType }: Evidence): string {
  const kept = text.slice(0, EVIDENCE_LIMIT);
  return withUnseenWrittenOut(mediaType === 'application/json' ? laidOutJson(kept) : kept);
}

/** "[U+202E]" */
function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** What is said of a piece of evidence beside the frame that shows it. */
export function evidenceView(evidence: Evidence): EvidenceView {
  const shown = shownEvidence(evidence);
  return {
    mediaType: evidence.mediaType,
    isCut: isEvidenceCut(evidence),
    lines: shown.split(/\r\n|\r|\n/).length,
  };
}
