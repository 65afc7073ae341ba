import type { DocumentRefusal } from '../../shared/domain/document';

/** A content that has been copied into the app's own store. */
export interface KeptContent {
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
}

/** Which contents stay. */
export interface ContentNeeds {
  /** Hashes of what any row names. */
  named: ReadonlySet<string>;
  /** Hashes of what people have removed for good: it goes at once, unless it is named. */
  forgotten: ReadonlySet<string>;
  /** What nobody has removed and no row names goes when it was kept before this time (ms). */
  keptBefore: number;
}

/** Contents of documents in the app's own folder, each under its hash. */
export interface DocumentFiles {
  /**
   * Opens the system's file dialog and copies what was chosen, streamed, hashed and synced, before it resolves. Media
   * types come from the contents.
   */
  choose(): Promise<{ kept: KeptContent[]; refused: DocumentRefusal[] }>;
  /** The whole content, checked against its hash. */
  read(sha256: string): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; reason: 'gone' | 'changed' }>;
  /** Asks where to save a copy and saves it; false when the person cancels. Refuses contents that are gone or changed. */
  saveCopy(
    sha256: string,
    suggestedName: string,
  ): Promise<{ isSaved: boolean } | { reason: 'gone' | 'changed' }>;
  /** Removes contents that are no longer needed. */
  tidy(needs: ContentNeeds): Promise<void>;
}
