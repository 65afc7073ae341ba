import {
  DOCUMENT_LIMIT_BYTES,
  PREVIEW_LIMIT_BYTES,
  previewKindOf,
  type DocumentFile,
  type DocumentRefusal,
  type PreviewKind,
} from '../../../shared/domain/document';
import { sizeWords } from '../../shared/words/numbers';
import { isEmail, type DocumentRow } from './document-row';

/** Why a file was not added. */
export const REFUSAL_WORDS = {
  'too-large': `It is larger than ${sizeWords(DOCUMENT_LIMIT_BYTES)}.`,
  unreadable: 'The file cannot be read.',
  empty: 'The file is empty.',
  'disk-full': 'The disk is full. Free some space, then add it again.',
  'not-writable': 'Sendtrail’s folder of documents cannot be written to.',
  'already-there': 'The same file is there already.',
} as const satisfies Record<DocumentRefusal['reason'], string>;

/** Why "View send details…" cannot be used, or what it does. */
export function detailsHint(selected: readonly DocumentRow[]): string {
  const [row] = selected;
  if (row === undefined) return 'Select an e-mailed document to see what became of it.';
  if (selected.length > 1) return 'Select one e-mailed document only.';
  return isEmail(row)
    ? 'Shows what became of this e-mail'
    : 'This is an added file. Select an e-mailed document.';
}

/** What stands where a preview would be; null when there is one. */
export function noPreviewWords({ mediaType, sizeBytes }: DocumentFile): string | null {
  const kind = previewKindOf(mediaType);
  if (kind === null)
    return 'This kind of file cannot be shown here. Save a copy to open it in another program.';
  if (sizeBytes <= PREVIEW_LIMIT_BYTES[kind]) return null;
  return `It is too large to be shown here (${sizeWords(sizeBytes)}). Save a copy to open it in another program.`;
}

export const KIND_NAMES = {
  pdf: 'PDF',
  image: 'Image',
  text: 'Text',
} as const satisfies Record<PreviewKind, string>;
