import type { ComposeStart } from '../../shared/compose-start';
import { releaseDraft } from './attached-files';
import { onFirstChannel } from './channels';
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
    releaseDraft(discarded);
    if (draft === begunAs) releaseDraft(draft);
    else if (hasContent(draft)) set({ setAside: [...setAside, draft] });
  };
  return {
    startWith: (start) => {
      const { recipients, attachments, subject, purpose } = start;
      if (get().isChoosingInList && isOnlyRecipients(start)) {
        set({ isChoosingInList: false });
        get().addRecipients(recipients);
        return;
      }
      putBy();
      const begun: Draft = {
        ...emptyDraft(purpose ?? memory.read()),
        accountId: get().draft.accountId,
        recipients: [...recipients],
        attachments: [...attachments],
        subject,
      };
      const fitting = onFirstChannel(begun, begun, get().accounts ?? []);
      replaceDraft(fitting, set);
      set({ begunAs: fitting, isBegunElsewhere: true });
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

/** Somebody was chosen, and nothing else begun. */
function isOnlyRecipients({ attachments, subject, purpose }: ComposeStart): boolean {
  return attachments.length === 0 && subject === '' && purpose === null;
}
