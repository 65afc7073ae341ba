import { createStore } from 'zustand/vanilla';
import type { DocumentFile } from '../../../shared/domain/document';
import type { MessageRow } from '../../../shared/domain/message';
import { asFailure, ask } from '../../shared/bridge';
import { createPagedRows } from '../../shared/paged-rows';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { createArrangement, type Arrangement } from './arrangement';
import { concernsPatient } from './concerns-patient';
import type {
  DocumentsActions,
  DocumentsState,
  DocumentsStore,
  GetDocuments,
  SetDocuments,
} from './documents-state';

const PAGE_EMAILS = 100;
/** The documents of one patient. */
export function createDocumentsStore(patientId: string): DocumentsStore {
  return createStore((set, get) => {
    const emails = createPagedRows<MessageRow>(async (cursor) => {
      const page = await ask('documents:list', { patientId, cursor, limit: PAGE_EMAILS });
      set({ files: page.files });
      return { rows: page.emails, nextCursor: page.nextCursor };
    });
    const arrangement = createArrangement(set, get, emails);
    emails.subscribe(arrangement.arrange);
    return {
      files: [],
      emails,
      rowIds: [],
      heldIds: [],
      selection: NO_SELECTION,
      busy: null,
      refused: [],
      trouble: null,
      ...listActions(patientId, set, get, arrangement),
      ...fileActions(patientId, set, get, arrangement),
    };
  });
}

type ListActions = Pick<DocumentsActions, 'read' | 'select' | 'noteScrolledToTop' | 'showHeld' | 'follow'>;

function listActions(
  patientId: string,
  set: SetDocuments,
  get: GetDocuments,
  arrangement: Arrangement,
): ListActions {
  return {
    read: () => get().emails.getState().read(),
    select: (selection) => {
      // What could not be done was about the row that was looked at before.
      const isElsewhere = selection.activeId !== get().selection.activeId;
      set(isElsewhere ? { selection, trouble: null } : { selection });
    },
    noteScrolledToTop: arrangement.noteScrolledToTop,
    showHeld: arrangement.showHeld,
    follow: (push) => {
      const { put, refreshSoon } = get().emails.getState();
      put(push.messages);
      if (concernsPatient(push, patientId, get())) refreshSoon();
    },
  };
}

/** One action at a time; what it could not do stands on the screen until the next one. */
function createActing(set: SetDocuments, get: GetDocuments) {
  return async <Value>(
    busy: DocumentsState['busy'],
    happened: string,
    action: () => Promise<Value>,
  ): Promise<Value | null> => {
    if (get().busy !== null) return null;
    set({ busy, trouble: null });
    try {
      return await action();
    } catch (thrown) {
      set({ trouble: { happened, failure: asFailure(thrown) } });
      return null;
    } finally {
      set({ busy: null });
    }
  };
}

type FileActions = Omit<DocumentsActions, keyof ListActions>;

function fileActions(
  patientId: string,
  set: SetDocuments,
  get: GetDocuments,
  arrangement: Arrangement,
): FileActions {
  const act = createActing(set, get);
  const showFiles = (files: readonly DocumentFile[]) => {
    set({ files });
    arrangement.arrange();
  };
  const putBack = async ({ id, name }: DocumentFile) => {
    await act('removing', `${name} was not put back.`, async () => {
      await ask('documents:set-removed', { documentId: id, isRemoved: false });
      await get().read();
    });
  };
  return {
    add: async () => {
      await act('adding', 'No document was added.', async () => {
        const { added, refused } = await ask('documents:add', { patientId });
        set({ refused });
        const [first] = added;
        if (first === undefined) return;
        showFiles([...added, ...get().files]);
        set({ selection: { selectedIds: new Set([first.id]), activeId: first.id, anchorId: first.id } });
      });
    },
    dismissRefused: () => {
      set({ refused: [] });
    },
    attach: async ({ id, name }) => {
      const attachment = await act('attaching', `${name} was not attached.`, () =>
        ask('documents:attach', { documentId: id }),
      );
      if (attachment !== null) arrangement.expectEmail();
      return attachment;
    },
    saveCopy: async ({ id, name }) => {
      await act('saving', `No copy of ${name} was saved.`, () =>
        ask('documents:save-copy', { documentId: id }),
      );
    },
    remove: async (file) => {
      await act('removing', `${file.name} was not removed.`, async () => {
        await ask('documents:set-removed', { documentId: file.id, isRemoved: true });
        set({ selection: NO_SELECTION });
        showFiles(get().files.filter(({ id }) => id !== file.id));
        useUndoToasts.getState().offerUndo(`${file.name} removed`, () => void putBack(file));
      });
    },
    openEmail: async (messageId) => {
      await act(null, 'The details cannot be shown.', () => ask('windows:open-item', { messageId }));
    },
  };
}
