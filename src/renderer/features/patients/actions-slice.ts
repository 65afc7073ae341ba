import type { StateCreator } from 'zustand';
import { fullName, type PatientRow } from '../../../shared/domain/patient';
import { asFailure, ask } from '../../shared/bridge';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { countWords } from '../../shared/words/numbers';
import type { ActionsSlice, PatientsState } from './patients-state';

/** What a person does with records from outside them. The rows change by the push that follows, not here. */
export const actionsSlice: StateCreator<PatientsState, [], [], ActionsSlice> = (set, get) => {
  /** @param refused what did not work, where main says no */
  const act = async (refused: string, action: () => Promise<string | null>): Promise<boolean> => {
    set({ isActing: true, actionNote: null, actionFailure: null });
    try {
      set({ actionNote: await action() });
      return true;
    } catch (thrown) {
      set({ actionFailure: { happened: refused, failure: asFailure(thrown) } });
      return false;
    } finally {
      set({ isActing: false });
    }
  };
  const markArchived = (patientIds: string[], isArchived: boolean) =>
    act(isArchived ? 'Not archived.' : 'Still in the archive.', async () => {
      await ask('patients:set-archived', { patientIds, isArchived });
      return null;
    });
  return {
    isActing: false,
    actionNote: null,
    actionFailure: null,

    setArchived: async (patients, isArchived) => {
      const patientIds = patients.map(({ id }) => id);
      if (!(await markArchived(patientIds, isArchived))) return;
      // They leave the list: what was selected is not on the screen any more.
      set({ selection: NO_SELECTION });
      const done = isArchived ? 'archived' : 'taken back from the archive';
      useUndoToasts.getState().offerUndo(`${whom(patients)} ${done}`, () => {
        void markArchived(patientIds, !isArchived);
      });
    },
    exportCsv: async (patients, isMasked) => {
      const { searchText, isArchived } = get();
      await act('Not exported.', async () => {
        const { savedRows } = await ask('patients:export-csv', {
          text: searchText.trim(),
          isArchived,
          isMasked,
          patientIds: patients === null ? null : patients.map(({ id }) => id),
        });
        return savedRows === null ? null : `${countWords(savedRows, 'patient')} exported.`;
      });
    },
    dismissNote: () => {
      set({ actionNote: null, actionFailure: null });
    },
  };
};

function whom(patients: readonly PatientRow[]): string {
  const [only] = patients;
  return only !== undefined && patients.length === 1
    ? fullName(only)
    : countWords(patients.length, 'patient');
}
