import type { StoreApi } from 'zustand/vanilla';
import type { DocumentFile, DocumentRefusal } from '../../../shared/domain/document';
import type { ChosenAttachment, MessageRow } from '../../../shared/domain/message';
import type { ChangesPush } from '../../../shared/ipc/contract';
import type { BridgeFailure } from '../../shared/bridge';
import type { PagedRows } from '../../shared/paged-rows';
import type { RowSelection } from '../../shared/ui/table/row-selection';
import type { DocumentRow } from './document-row';

export interface DocumentsState {
  files: readonly DocumentFile[];
  /** E-mails sent to the patient, read page by page. */
  emails: PagedRows<MessageRow>;
  /** Files and e-mails as they are shown, newest first. */
  rowIds: readonly string[];
  /** E-mails that came while something was looked at: shown when the person wants it. */
  heldIds: readonly string[];
  selection: RowSelection;
  busy: 'adding' | 'attaching' | 'saving' | 'removing' | null;
  refused: readonly DocumentRefusal[];
  /** What could not be done, and why. */
  trouble: { happened: string; failure: BridgeFailure } | null;
}

export interface DocumentsActions {
  read: () => Promise<void>;
  select: (selection: RowSelection) => void;
  noteScrolledToTop: (isAtTop: boolean) => void;
  showHeld: () => void;
  /** Puts changed rows in their places, and reads again what a change concerns. */
  follow: (push: ChangesPush) => void;
  add: () => Promise<void>;
  dismissRefused: () => void;
  /** Null when it could not be attached. */
  attach: (file: DocumentFile) => Promise<ChosenAttachment | null>;
  saveCopy: (file: DocumentFile) => Promise<void>;
  remove: (file: DocumentFile) => Promise<void>;
  openEmail: (messageId: string) => Promise<void>;
}

export type DocumentsStore = StoreApi<DocumentsState & DocumentsActions>;
export type SetDocuments = DocumentsStore['setState'];
export type GetDocuments = DocumentsStore['getState'];

/** A row as it stands; undefined when it is not in the list any more. */
export function rowOf({ files, emails }: DocumentsState, id: string): DocumentRow | undefined {
  return emails.getState().rows.get(id) ?? files.find((file) => file.id === id);
}
