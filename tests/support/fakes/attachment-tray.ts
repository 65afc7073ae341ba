import type { AttachmentContent } from '../../../src/main/ports/email-composer';
import type { AttachmentShelf } from '../../../src/main/ports/attachment-shelf';

/** A shelf that a test fills by hand, without a dialog. */
export class AttachmentTray implements AttachmentShelf {
  private readonly contents = new Map<string, AttachmentContent>();

  put(id: string, content: AttachmentContent): void {
    this.contents.set(id, content);
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
