import type { PreviewKind } from '../../../shared/domain/document';

/**
 * What a shown document may do. Nothing, but for PDFs, which a script of ours draws: in an origin that no page has,
 * because `allow-same-origin` is not among it.
 */
export const PREVIEW_SANDBOX = {
  pdf: 'allow-scripts',
  image: '',
  text: '',
} as const satisfies Record<PreviewKind, string>;

/** Where a document is shown from. */
export function previewUrl(documentId: string): string {
  return `document-preview://item/${encodeURIComponent(documentId)}`;
}
