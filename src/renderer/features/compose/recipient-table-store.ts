import { createStore, type StoreApi } from 'zustand/vanilla';
import { withColumn } from '../../../shared/domain/import-mapping';
import type {
  ImportField,
  ImportFile,
  ImportMapping,
  ImportRefusal,
} from '../../../shared/domain/patient-import';
import { matchMappingProblem, type RecipientMatch } from '../../../shared/domain/recipients';
import { ask, asFailure } from '../../shared/bridge';
import { releaseTable } from './attached-files';
import type { Trouble } from './compose-state';

interface RecipientTableState {
  file: ImportFile | null;
  mapping: ImportMapping;
  /** What the rows have come to with this mapping; null until they have been looked up. */
  match: RecipientMatch | null;
  busy: 'choosing' | 'matching' | null;
  refused: { name: string; refused: ImportRefusal } | null;
  trouble: Trouble | null;
  /** Opens the file dialog; a file that was looked at before gives way to the one that is chosen. */
  choose: () => Promise<void>;
  /** @param column null: the file has no such column */
  setColumn: (field: ImportField, column: number | null) => Promise<void>;
  /** Hands over what was found; main keeps the rows. */
  finish: () => RecipientMatch | null;
  /** Nothing of it is wanted. */
  cancel: () => void;
}

export type RecipientTableStore = StoreApi<RecipientTableState>;

const NOTHING = { file: null, mapping: [], match: null, busy: null, refused: null, trouble: null };

/** A file of recipients from its choice until its patients are recipients of the draft. */
export function createRecipientTableStore(): RecipientTableStore {
  return createStore((set, get) => {
    const lookUp = async (): Promise<void> => {
      const { file, mapping } = get();
      set({ match: null, trouble: null });
      if (file === null || matchMappingProblem(mapping) !== null) return;
      set({ busy: 'matching' });
      const isStillWanted = () => get().file === file && get().mapping === mapping;
      try {
        const match = await ask('recipients:match', { tableId: file.importId, mapping });
        if (isStillWanted()) set({ match, busy: null });
      } catch (thrown) {
        if (isStillWanted())
          set({ trouble: { what: 'The file was not taken.', failure: asFailure(thrown) }, busy: null });
      }
    };
    return {
      ...NOTHING,
      choose: async () => {
        if (get().busy === 'choosing') return;
        set({ busy: 'choosing' });
        try {
          const chosen = await ask('recipients:choose-table', null);
          if (chosen === null) {
            set({ busy: null });
            return;
          }
          forget(get().file);
          if ('refused' in chosen) set({ ...NOTHING, refused: chosen });
          else {
            set({ ...NOTHING, file: chosen, mapping: chosen.guess });
            await lookUp();
          }
        } catch (thrown) {
          set({ busy: null, trouble: { what: 'No file was chosen.', failure: asFailure(thrown) } });
        }
      },
      setColumn: async (field, column) => {
        const without = get().mapping.map((other) => (other === field ? null : other));
        set({ mapping: column === null ? without : withColumn(without, column, field) });
        await lookUp();
      },
      finish: () => {
        const { match } = get();
        set(NOTHING);
        return match;
      },
      cancel: () => {
        forget(get().file);
        set(NOTHING);
      },
    };
  });
}

function forget(file: ImportFile | null): void {
  if (file !== null) void releaseTable(file.importId);
}
