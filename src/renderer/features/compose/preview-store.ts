import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftReview, MessageDraft } from '../../../shared/domain/draft';
import type { DraftPreview } from '../../../shared/domain/draft-preview';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';

/** Somebody the draft is for, as the preview's list names them. */
interface PreviewChoice {
  patientId: string;
  patientName: string;
  isSkipped: boolean;
}

interface PreviewState {
  /** All whom the draft is for: those who get it, then those who do not. */
  choices: readonly PreviewChoice[];
  /** Which of them is shown. */
  index: number;
  /** Null while it is being merged, and where it could not be. */
  preview: DraftPreview | null;
  failure: BridgeFailure | null;
  show: (index: number) => Promise<void>;
}

export type PreviewStore = StoreApi<PreviewState>;

/**
 * What one recipient after the other would get: each is merged when it is looked at.
 * @param onShow says whose preview is looked at
 */
export function createPreviewStore(
  draft: MessageDraft,
  { recipients, skipped }: Pick<DraftReview, 'recipients' | 'skipped'>,
  onShow: (patientId: string) => void,
): PreviewStore {
  const choices = [
    ...recipients.map(({ patientId, patientName }) => ({ patientId, patientName, isSkipped: false })),
    // A row of a file that fits nobody has no record whose values could stand in the text; one that repeats somebody
    // brings nothing that is not there already.
    ...skipped.flatMap(({ patientId, patientName, reason }) =>
      patientId === null || reason === 'repeated-row' ? [] : [{ patientId, patientName, isSkipped: true }],
    ),
  ];
  return createStore((set, get) => ({
    choices,
    index: 0,
    preview: null,
    failure: null,
    show: async (index) => {
      const choice = choices[index];
      if (choice === undefined) return;
      set({ index, preview: null, failure: null });
      onShow(choice.patientId);
      const settle = (shown: Pick<PreviewState, 'preview'> | Pick<PreviewState, 'failure'>): void => {
        // Whoever goes on sees the next one, however late the answer about this one comes.
        if (get().index === index) set(shown);
      };
      try {
        settle({ preview: await ask('compose:preview', { draft, patientId: choice.patientId }) });
      } catch (thrown) {
        settle({ failure: asFailure(thrown) });
      }
    },
  }));
}
