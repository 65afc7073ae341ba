import type { ComposeState, GetCompose, SetCompose } from './compose-state';
import type { Draft } from './draft';

/** Everything but what outlives a draft. */
export function startingState(
  draft: Draft,
): Omit<ComposeState, 'accounts' | 'draftNumber' | 'patientSearch' | 'setAside'> {
  return {
    draft,
    problems: {},
    triedCount: 0,
    refusedFiles: [],
    review: null,
    previewedId: null,
    isAskingSameText: false,
    busy: null,
    trouble: null,
    newPatientText: null,
    discarded: null,
    begunAs: null,
    isBegunElsewhere: false,
    isChoosingInList: false,
  };
}

/** Puts another draft in the place of this one: nothing of what was said about the old one stays. */
export function replaceDraft(draft: Draft, set: SetCompose): void {
  set(({ draftNumber, patientSearch }) => {
    patientSearch.getState().clear();
    return { ...startingState(draft), draftNumber: draftNumber + 1 };
  });
}

/** What is in hand once a draft has left it: the one that was set aside last, else a new one. */
export function nextDraft(emptyOne: Draft, set: SetCompose, get: GetCompose): Draft {
  const { setAside } = get();
  set({ setAside: setAside.slice(0, -1) });
  return setAside.at(-1) ?? emptyOne;
}
