import type { AttachmentRefusal, ChosenAttachment } from '../../shared/domain/message';
import type { AttachmentContent } from './email-composer';

/** Files chosen for a draft, read when they were chosen; the page knows them by id only. */
export interface AttachmentShelf {
  /** Opens the system's file dialog; resolves with what was chosen and read. */
  choose(): Promise<{ attachments: ChosenAttachment[]; refused: AttachmentRefusal[] }>;
  /** Puts a content on the shelf that did not come from the dialog; null when there is no room for it. */
  put(content: AttachmentContent): ChosenAttachment | null;
  /** Contents by id; null when one is not there any more. */
  take(ids: readonly string[]): AttachmentContent[] | null;
  drop(id: string): void;
}
