import type { StoreApi } from 'zustand';
import { asFailure } from '../../shared/bridge';
import type { ActionNote, ActionsSlice } from './batches-state';

/**
 * Does something that main may refuse, and says what came of it.
 * @param refused what did not work, where main says no
 */
export type Act = (refused: string, action: () => Promise<ActionNote | null>) => Promise<void>;

type Note = Pick<ActionsSlice, 'isActing' | 'actionNote' | 'actionFailure'>;

export function createAct(set: StoreApi<Note>['setState']): Act {
  return async (refused, action) => {
    set({ isActing: true, actionNote: null, actionFailure: null });
    try {
      set({ actionNote: await action() });
    } catch (thrown) {
      set({ actionFailure: { happened: refused, failure: asFailure(thrown) } });
    } finally {
      set({ isActing: false });
    }
  };
}
