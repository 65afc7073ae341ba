import { create } from 'zustand';
import type { ArrivalRow } from '../../../shared/domain/arrival';
import { fullName, type Patient } from '../../../shared/domain/patient';
import type { ChangesPush } from '../../../shared/ipc/contract';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';
import { useUndoToasts } from '../../shared/ui/undo-toasts';

interface ArrivalsState {
  /** Today's, newest first; null until they have been read. */
  rows: readonly ArrivalRow[] | null;
  /** The arrival that is looked at beside the list. */
  chosenId: string | null;
  /** The arrival that came up by itself a moment ago: the keyboard goes to it. */
  comingUpId: string | null;
  trouble: { happened: string; failure: BridgeFailure } | null;
  read: () => Promise<void>;
  follow: (changes: ChangesPush) => void;
  arrive: (patient: Patient) => Promise<void>;
  undo: (arrivalId: string) => Promise<void>;
  choose: (arrivalId: string | null) => void;
  noteSeen: () => void;
}

/** Who has come to the desk today. */
export const useArrivals = create<ArrivalsState>()((set, get) => {
  let asked = 0;
  const attempt = async (happened: string, action: () => Promise<void>): Promise<void> => {
    try {
      await action();
      set({ trouble: null });
    } catch (thrown) {
      set({ trouble: { happened, failure: asFailure(thrown) } });
    }
  };
  /** Gives what it has read, also where a later question has been asked meanwhile, whose answer is the one shown. */
  const readRows = async (): Promise<readonly ArrivalRow[]> => {
    asked += 1;
    const mine = asked;
    const rows = await ask('arrivals:today', null);
    if (mine === asked) {
      const isStillThere = rows.some(({ id }) => id === get().chosenId);
      set({ rows, chosenId: isStillThere ? get().chosenId : null });
    }
    return rows;
  };
  /** Whoever is to be talked to stays in view until that is done. */
  const canLeaveChosen = (): boolean =>
    (get().rows?.find(({ id }) => id === get().chosenId)?.waitingStops ?? 0) === 0;

  return {
    rows: null,
    chosenId: null,
    comingUpId: null,
    trouble: null,

    read: () =>
      attempt('Today’s arrivals cannot be shown.', async () => {
        await readRows();
      }),
    follow: ({ hasArrivalChange, hasPatientChange }) => {
      if (hasArrivalChange || hasPatientChange) void get().read();
    },
    arrive: (patient) =>
      attempt('The arrival was not written down.', async () => {
        const before = new Set(get().rows?.map(({ id }) => id));
        const arrival = await ask('arrivals:arrive', { patientId: patient.id });
        const rows = await readRows();
        const hasWaitingStops = rows.some(({ id, waitingStops }) => id === arrival.id && waitingStops > 0);
        if (hasWaitingStops) set({ chosenId: arrival.id, comingUpId: arrival.id });
        else if (canLeaveChosen()) set({ chosenId: null });
        const name = fullName(patient);
        if (before.has(arrival.id)) useUndoToasts.getState().tell(`${name} has arrived already`);
        else useUndoToasts.getState().offerUndo(`${name} has arrived`, () => void get().undo(arrival.id));
      }),
    undo: (arrivalId) =>
      attempt('The arrival was not taken back.', async () => {
        await ask('arrivals:undo', { arrivalId });
        await readRows();
      }),
    choose: (chosenId) => {
      set({ chosenId, comingUpId: null });
    },
    noteSeen: () => {
      set({ comingUpId: null });
    },
  };
});
