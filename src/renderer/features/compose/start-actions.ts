import { releaseFile } from './attached-files';
import type { ComposeActions, GetCompose, SetCompose, Surroundings } from './compose-state';
import { emptyDraft, hasContent, type Draft } from './draft';
import { replaceDraft } from './replace-draft';

/** Messages that begin elsewhere: from a patient's record, from a document. */
export function startActions(
  { memory }: Surroundings,
  set: SetCompose,
  get: GetCompose,
): Pick<ComposeActions, 'startWith' | 'takeBackSetAside'> {
  /** Puts the draft in hand by, or lets it go where nobody has written in it. */
  const putBy = (): void => {
    const { draft, begunAs, discarded, setAside } = get();
    for (const { id } of discarded?.attachments ?? []) void releaseFile(id);
    if (draft === begunAs) for (const { id } of draft.attachments) void releaseFile(id);
    else if (hasContent(draft)) set({ setAside: [...setAside, draft] });
  };
  return {
    startWith: ({ recipients, attachments, subject, purpose }) => {
      putBy();
      const begun: Draft = {
        ...emptyDraft(purpose ?? memory.read()),
        accountId: get().draft.accountId,
        recipients: [...recipients],
        attachments: [...attachments],
        subject,
      };
      replaceDraft(begun, set);
      set({ begunAs: begun, isBegunElsewhere: true });
    },
    takeBackSetAside: () => {
      const wanted = get().setAside.at(-1);
      if (wanted === undefined) return;
      set({ setAside: get().setAside.slice(0, -1) });
      putBy();
      replaceDraft(wanted, set);
    },
  };
}
