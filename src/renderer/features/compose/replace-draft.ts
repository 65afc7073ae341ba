import type { ComposeState, SetCompose } from './compose-state';
import type { Draft } from './draft';

/** Everything but what outlives a draft. */
export function startingState(
  draft: Draft,
): Omit<ComposeState, 'accounts' | 'draftNumber' | 'patientSearch'> {
  return {
    draft,
    problems: {},
    triedCount: 0,
    refusedFiles: [],
    review: null,
    busy: null,
    trouble: null,
    newPatientText: null,
    discarded: null,
  };
}

/** Puts another draft in the place of this one: nothing of what was said about the old one stays. */
export function replaceDraft(draft: Draft, set: SetCompose): void {
  set(({ draftNumber, patientSearch }) => {
    patientSearch.getState().clear();
    return { ...startingState(draft), draftNumber: draftNumber + 1 };
  });
}
