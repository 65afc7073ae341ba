import type { DraftReview, SentBatch } from '../../../shared/domain/draft';
import { ask, asFailure } from '../../shared/bridge';
import { sizeWords } from '../../shared/words/numbers';
import type {
  ComposeActions,
  ComposeState,
  ComposeStore,
  GetCompose as Get,
  PurposeMemory,
  SetCompose as Set,
  Surroundings,
} from './compose-state';
import { releaseFile } from './attached-files';
import {
  emptyDraft,
  findProblems,
  placeProblems,
  sendingAccount,
  toMessageDraft,
  type FieldProblems,
} from './draft';
import { nextDraft, replaceDraft } from './replace-draft';

/** From the draft to the log: problems, review, writing. */
export function sendActions(
  surroundings: Surroundings,
  set: Set,
  get: Get,
): Pick<ComposeActions, 'send' | 'confirm'> {
  const { memory, now } = surroundings;
  return {
    send: async () => {
      if (get().accounts === null) await get().loadAccounts();
      if (get().busy !== null || get().accounts === null) return null;
      set({ trouble: null });
      if (showsProblems(allProblems(get(), now()), set)) return null;
      const review = await readReview(set, get);
      if (review === null) return null;
      if (!wantsLook(review)) return writeToLog(memory, set, get);
      set({ review, previewedId: null });
      return null;
    },
    confirm: async (isSure = false) => {
      if (get().busy !== null) return null;
      const isAskingSameText = !isSure && (get().review?.sameText ?? null) !== null;
      set({ isAskingSameText });
      return isAskingSameText ? null : writeToLog(memory, set, get);
    },
  };
}

/** What keeps the draft from being sent, and what was begun beside it and would be left out. */
export function allProblems(state: ComposeState, now: number): FieldProblems {
  const { draft, accounts, newPatientText, patientSearch } = state;
  const typed = patientSearch.getState().text.trim();
  return {
    ...findProblems(draft, accounts ?? [], now),
    ...(typed !== '' && { recipients: `“${typed}” is not chosen yet: choose from the list, or clear it.` }),
    ...(newPatientText !== null && { recipients: 'Add the new patient first, or press Cancel there.' }),
  };
}

/** Whether something keeps the draft from being sent; then it stands at its field. */
export function showsDraftProblems(store: ComposeStore, now: number): boolean {
  return showsProblems(allProblems(store.getState(), now), store.setState);
}

/** Puts problems at their fields and says whether there are any. */
function showsProblems(problems: FieldProblems, set: Set): boolean {
  const isProblematic = Object.keys(problems).length > 0;
  set(({ triedCount }) => ({ problems, triedCount: isProblematic ? triedCount + 1 : triedCount }));
  return isProblematic;
}

/** More than one patient, somebody who gets nothing, or another time than asked for: a person looks before it goes. */
function wantsLook({ recipients, skipped, movedTo, sms }: DraftReview): boolean {
  return recipients.length > 1 || skipped.length > 0 || movedTo !== null || sms?.isSenderUnnamed === true;
}

async function readReview(set: Set, get: Get): Promise<DraftReview | null> {
  set({ busy: 'checking' });
  try {
    const review = await ask('compose:review', messageDraftOf(get()));
    const isProblematic = showsProblems({ ...placeProblems(review.problems), ...sizeProblem(review) }, set);
    return isProblematic ? null : review;
  } catch (thrown) {
    showFailure('The message could not be checked. Nothing was sent.', thrown, set);
    return null;
  } finally {
    set({ busy: null });
  }
}

function sizeProblem({ sizeBytes, sizeLimitBytes }: DraftReview): FieldProblems {
  if (sizeLimitBytes === null || sizeBytes <= sizeLimitBytes) return {};
  return {
    attachments: `The message has about ${sizeWords(sizeBytes)}; the sending server takes ${sizeWords(sizeLimitBytes)}.`,
  };
}

async function writeToLog(memory: PurposeMemory, set: Set, get: Get): Promise<SentBatch | null> {
  const { draft, draftNumber } = get();
  const { purpose, accountId } = draft;
  set({ busy: 'sending', trouble: null });
  try {
    const batch = await ask('compose:send', messageDraftOf(get()));
    if (purpose !== null) memory.write(purpose);
    // Files that an SMS left aside were of no use to anybody.
    if (draft.channel === 'sms') for (const { id } of draft.attachments) void releaseFile(id);
    if (get().draftNumber === draftNumber) {
      replaceDraft(nextDraft({ ...emptyDraft(purpose), accountId }, set, get), set);
    } else {
      // Another one was begun meanwhile; this one, put by for it, has gone and must not come back.
      set(({ setAside }) => ({ setAside: setAside.filter((each) => each !== draft) }));
    }
    return batch;
  } catch (thrown) {
    showFailure('The message was not sent.', thrown, set);
    return null;
  } finally {
    set({ busy: null });
  }
}

/** A failure that belongs to one field stands there; the writing is never lost. */
function showFailure(what: string, thrown: unknown, set: Set): void {
  const failure = asFailure(thrown);
  if (failure.code === 'attachment-gone') {
    set({ review: null });
    showsProblems(
      { attachments: 'An attached file is not there any more. Remove it and attach it again.' },
      set,
    );
  } else set({ trouble: { what, failure } });
}

/** The draft as main takes it. */
export function messageDraftOf({ draft, accounts }: ComposeState): ReturnType<typeof toMessageDraft> {
  const account = sendingAccount(draft, accounts ?? []);
  return toMessageDraft(draft, account?.id ?? '', draft.purpose ?? 'Other');
}
