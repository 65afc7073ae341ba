import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StopAnswer, StopView } from '../../../shared/domain/arrival';
import type { ChangesPush } from '../../../shared/ipc/contract';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { handledWords } from './stop-words';

export interface StopsState {
  /** Open ones first; null until they have been read. */
  stops: readonly StopView[] | null;
  failure: BridgeFailure | null;
  /** The stop that is being dealt with. */
  busyId: string | null;
  trouble: { stopId: string; happened: string; failure: BridgeFailure } | null;
}

export interface StopsActions {
  read: () => Promise<void>;
  follow: (changes: ChangesPush) => void;
  handle: (stopId: string, answer: StopAnswer, resendMessageIds: readonly string[]) => Promise<void>;
  putOff: (stopId: string, reason: string) => Promise<void>;
  undoBounce: (stopId: string) => Promise<void>;
}

export type StopsStore = StoreApi<StopsState & StopsActions>;

/** The arrival stops of one patient. */
export function createStopsStore(patientId: string): StopsStore {
  return createStore((set, get) => {
    let asked = 0;
    const read = async (): Promise<void> => {
      asked += 1;
      const mine = asked;
      try {
        const stops = await ask('stops:list', { patientId });
        if (mine === asked) set({ stops, failure: null });
      } catch (thrown) {
        if (mine === asked) set({ failure: asFailure(thrown) });
      }
    };
    /** @param action says what it did */
    const act = async (stopId: string, happened: string, action: () => Promise<string>): Promise<void> => {
      if (get().busyId !== null) return;
      set({ busyId: stopId, trouble: null });
      try {
        const done = await action();
        await read();
        useUndoToasts.getState().tell(done);
      } catch (thrown) {
        set({ trouble: { stopId, happened, failure: asFailure(thrown) } });
      } finally {
        set({ busyId: null });
      }
    };
    return {
      stops: null,
      failure: null,
      busyId: null,
      trouble: null,
      read,
      follow: (changes) => {
        if (concerns(changes, patientId, get().stops ?? [])) void read();
      },
      handle: (stopId, answer, resendMessageIds) =>
        act(stopId, 'Nothing was changed, and nothing was sent.', async () => {
          const { sent } = await ask('stops:handle', {
            stopId,
            answer,
            resendMessageIds: [...resendMessageIds],
          });
          return handledWords(answer, sent?.messageIds.length ?? 0);
        }),
      putOff: (stopId, reason) =>
        act(stopId, 'It was not put off.', async () => {
          await ask('stops:put-off', { stopId, reason });
          return 'Put off until the next arrival';
        }),
      undoBounce: (stopId) =>
        act(stopId, 'It was not undone.', async () => {
          await ask('stops:undo-bounce', { stopId });
          return 'Undone: the address is right after all';
        }),
    };
  });
}

/** Stops of a merged record carry the id it had, so any change of stops is looked at. */
function concerns(changes: ChangesPush, patientId: string, stops: readonly StopView[]): boolean {
  if (changes.hasArrivalChange || changes.patientIds.includes(patientId)) return true;
  const changed = new Set(changes.messageIds);
  return stops.some(({ stop }) => stop.closed === null && stop.messageIds.some((id) => changed.has(id)));
}
