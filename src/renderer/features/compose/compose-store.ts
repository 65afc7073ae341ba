import { createStore } from 'zustand/vanilla';
import { ask, asFailure } from '../../shared/bridge';
import type {
  ComposeActions,
  ComposeStore,
  GetCompose as Get,
  SetCompose as Set,
  Surroundings,
} from './compose-state';
import { onFirstChannel } from './channels';
import { emptyDraft, hasContent, type Draft } from './draft';
import { releaseDraft, releaseFile } from './attached-files';
import { createPatientSearch } from '../../shared/patient-search';
import { recipientActions } from './recipient-actions';
import { nextDraft, replaceDraft, startingState } from './replace-draft';
import { allProblems, sendActions } from './sending';
import { startActions } from './start-actions';

/** The draft and everything that happens to it; one for as long as the window is open. */
export function createComposeStore(surroundings: Surroundings): ComposeStore {
  return createStore((set, get) => ({
    ...startingState(emptyDraft(surroundings.memory.read())),
    draftNumber: 0,
    accounts: null,
    setAside: [],
    patientSearch: createPatientSearch(),
    ...draftActions(surroundings, set, get),
    ...recipientActions(set, get),
    ...discardActions(surroundings, set, get),
    ...startActions(surroundings, set, get),
    ...fileActions(set, get),
    ...sendActions(surroundings, set, get),
  }));
}

type DraftActions = Pick<
  ComposeActions,
  'loadAccounts' | 'change' | 'addRecipient' | 'writeNewPatient' | 'removeRecipient' | 'backToWriting'
>;

function draftActions({ now }: Surroundings, set: Set, get: Get): DraftActions {
  const change = (changes: Partial<Draft>): void => {
    const changed = { ...get().draft, ...changes };
    if (hasContent(changed)) releaseDiscarded(set, get);
    const { triedCount } = get();
    set({
      draft: changed,
      problems: triedCount > 0 ? allProblems({ ...get(), draft: changed }, now()) : {},
      trouble: null,
    });
  };
  return {
    change,
    loadAccounts: async () => {
      try {
        const accounts = await ask('accounts:list', null);
        const { draft, begunAs } = get();
        const fitting = onFirstChannel(draft, begunAs, accounts);
        set({ accounts, draft: fitting, begunAs: draft === begunAs ? fitting : begunAs });
      } catch (thrown) {
        set({ trouble: { what: 'The accounts could not be read.', failure: asFailure(thrown) } });
      }
    },
    addRecipient: (patient) => {
      const others = get().draft.recipients.filter(({ id }) => id !== patient.id);
      change({ recipients: [...others, patient] });
    },
    writeNewPatient: (newPatientText) => {
      set({ newPatientText });
      change({});
    },
    removeRecipient: (patientId) => {
      change({ recipients: get().draft.recipients.filter(({ id }) => id !== patientId) });
    },
    backToWriting: () => {
      set({ review: null, trouble: null });
    },
  };
}

function discardActions(
  { memory }: Surroundings,
  set: Set,
  get: Get,
): Pick<ComposeActions, 'discard' | 'undoDiscard' | 'startOver'> {
  return {
    discard: () => {
      const { draft } = get();
      releaseDiscarded(set, get);
      replaceDraft(nextDraft(emptyDraft(memory.read()), set, get), set);
      set({ discarded: draft });
    },
    undoDiscard: () => {
      const { discarded, draft, setAside } = get();
      if (discarded === null) return;
      if (hasContent(draft)) set({ setAside: [...setAside, draft] });
      replaceDraft(discarded, set);
    },
    startOver: () => {
      replaceDraft(emptyDraft(memory.read()), set);
      set({ accounts: null, setAside: [] });
    },
  };
}

/** Something new is being written: the draft that was discarded is gone now, and so are its files. */
function releaseDiscarded(set: Set, get: Get): void {
  releaseDraft(get().discarded);
  set({ discarded: null });
}

function fileActions(set: Set, get: Get): Pick<ComposeActions, 'chooseFiles' | 'removeFile'> {
  return {
    chooseFiles: async () => {
      if (get().busy !== null) return;
      set({ busy: 'choosing-files', trouble: null });
      try {
        const { attachments, refused } = await ask('compose:choose-attachments', null);
        get().change({ attachments: [...get().draft.attachments, ...attachments] });
        set({ refusedFiles: refused });
      } catch (thrown) {
        set({ trouble: { what: 'The files could not be attached.', failure: asFailure(thrown) } });
      } finally {
        set({ busy: null });
      }
    },
    removeFile: async (attachmentId) => {
      get().change({ attachments: get().draft.attachments.filter(({ id }) => id !== attachmentId) });
      await releaseFile(attachmentId);
    },
  };
}
