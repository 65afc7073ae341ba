import type { PreviewKind } from '../../shared/domain/document';

/** A document for the sandboxed frame, or why there is none. */
export type DocumentPreview =
  | { ok: true; name: string; kind: PreviewKind; mediaType: string; bytes: Uint8Array }
  | { ok: false; reason: 'removed' | 'not-shown' | 'too-large' | 'gone' | 'changed' };
