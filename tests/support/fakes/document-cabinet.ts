import { createHash } from 'node:crypto';
import type { ContentNeeds, DocumentFiles, KeptContent } from '../../../src/main/ports/document-files';
import type { DocumentRefusal } from '../../../src/shared/domain/document';
import { NOW } from '../log/sample-log';

type Found = Awaited<ReturnType<DocumentFiles['read']>>;

/** Contents of documents in memory; a test says what the person chooses, and loses or changes contents. */
export class DocumentCabinet implements DocumentFiles {
  /** What the person chooses the next time the dialog opens. */
  chosen: { name: string; mediaType: string; bytes: Uint8Array }[] = [];
  refused: DocumentRefusal[] = [];
  isSavingCancelled = false;
  /** When all that it holds was kept. */
  keptAt = NOW;
  readonly saved: { sha256: string; suggestedName: string }[] = [];
  private readonly contents = new Map<string, Uint8Array>();

  choose(): Promise<{ kept: KeptContent[]; refused: DocumentRefusal[] }> {
    const kept = this.chosen.map(({ name, mediaType, bytes }) => {
      const sha256 = hashOf(bytes);
      this.contents.set(sha256, bytes);
      return { name, mediaType, sizeBytes: bytes.length, sha256 };
    });
    return Promise.resolve({ kept, refused: this.refused });
  }

  read(sha256: string): Promise<Found> {
    return Promise.resolve(this.find(sha256));
  }

  saveCopy(
    sha256: string,
    suggestedName: string,
  ): Promise<{ isSaved: boolean } | { reason: 'gone' | 'changed' }> {
    const found = this.find(sha256);
    if (!found.ok) return Promise.resolve({ reason: found.reason });
    if (!this.isSavingCancelled) this.saved.push({ sha256, suggestedName });
    return Promise.resolve({ isSaved: !this.isSavingCancelled });
  }

  tidy({ named, forgotten, keptBefore }: ContentNeeds): Promise<void> {
    for (const sha256 of [...this.contents.keys()]) {
      const mayGo = forgotten.has(sha256) || this.keptAt < keptBefore;
      if (!named.has(sha256) && mayGo) this.contents.delete(sha256);
    }
    return Promise.resolve();
  }

  /** Hashes of what is kept. */
  hashes(): string[] {
    return [...this.contents.keys()];
  }

  /** Somebody has removed a content behind the app's back. */
  lose(sha256: string): void {
    this.contents.delete(sha256);
  }

  /** Somebody has changed a content behind the app's back. */
  change(sha256: string, bytes: Uint8Array): void {
    this.contents.set(sha256, bytes);
  }

  private find(sha256: string): Found {
    const bytes = this.contents.get(sha256);
    if (bytes === undefined) return { ok: false, reason: 'gone' };
    return hashOf(bytes) === sha256 ? { ok: true, bytes } : { ok: false, reason: 'changed' };
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
