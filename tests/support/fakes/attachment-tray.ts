import type { AttachmentShelf } from '../../../src/main/ports/attachment-shelf';
import type { AttachmentContent } from '../../../src/main/ports/email-composer';
import type { ChosenAttachment } from '../../../src/shared/domain/message';

/** A shelf that a test fills by hand, without a dialog. */
export class AttachmentTray implements AttachmentShelf {
  hasRoom = true;
  private readonly contents = new Map<string, AttachmentContent>();
  private putCount = 0;

  /** Lays a content on the shelf under an id of the test's own. */
  lay(id: string, content: AttachmentContent): void {
    this.contents.set(id, content);
  }

  put(content: AttachmentContent): ChosenAttachment | null {
    if (!this.hasRoom) return null;
    this.putCount += 1;
    const id = `attachment-${String(this.putCount)}`;
    this.contents.set(id, content);
    const { name, mediaType, bytes } = content;
    return { id, name, mediaType, sizeBytes: bytes.length };
  }

  choose(): Promise<{ attachments: []; refused: [] }> {
    return Promise.resolve({ attachments: [], refused: [] });
  }

  take(ids: readonly string[]): AttachmentContent[] | null {
    const found = ids.map((id) => this.contents.get(id));
    return found.every((content) => content !== undefined) ? found : null;
  }

  drop(id: string): void {
    this.contents.delete(id);
  }
}
