/** A file in a patient's Clinical › Documents. E-mails sent to the patient stand beside it; they are messages. */
export interface DocumentFile {
  id: string;
  patientId: string;
  name: string;
  /** By the file's content, not by its name. */
  mediaType: string;
  sizeBytes: number;
  /** SHA-256 of the content, hex: where it is kept, and how a change is noticed. */
  sha256: string;
  addedAt: number;
  addedBy: string;
}

/** Larger files are refused: a letter or a scan is far smaller. */
export const DOCUMENT_LIMIT_BYTES = 100_000_000;

export interface DocumentRefusal {
  name: string;
  reason: 'too-large' | 'unreadable' | 'empty' | 'disk-full' | 'not-writable' | 'already-there';
}

/** What can be shown inside the app; everything else is saved as a copy and opened elsewhere. */
export type PreviewKind = 'pdf' | 'image' | 'text';

/** Larger ones are not previewed: the frame that shows them has to hold them in memory. */
export const PREVIEW_LIMIT_BYTES = {
  pdf: 50_000_000,
  image: 30_000_000,
  text: 2_000_000,
} as const satisfies Record<PreviewKind, number>;

const PREVIEW_KINDS: Readonly<Record<string, PreviewKind>> = {
  'application/pdf': 'pdf',
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/bmp': 'image',
  'text/plain': 'text',
};

/** How a file of a media type is previewed; null when it is not. */
export function previewKindOf(mediaType: string): PreviewKind | null {
  return Object.hasOwn(PREVIEW_KINDS, mediaType) ? (PREVIEW_KINDS[mediaType] ?? null) : null;
}
