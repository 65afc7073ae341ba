import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Request, StartupProblemView } from '../../../shared/ipc/contract';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';

export type StartupChoice = Request<'startup:choose'>['choice'];

export interface StartupState {
  problem: StartupProblemView | null;
  /** The choice that is being carried out. */
  busy: StartupChoice | null;
  failure: BridgeFailure | null;
  read: () => Promise<void>;
  choose: (choice: StartupChoice) => Promise<void>;
}

/** Why the log could not be opened, and what a person wants done about it. */
export function createStartupStore(): StoreApi<StartupState> {
  return createStore((set, get) => {
    return {
      problem: null,
      busy: null,
      failure: null,
      read: async () => {
        try {
          set({ problem: await ask('startup:problem', null) });
        } catch (thrown) {
          set({ failure: asFailure(thrown) });
        }
      },
      choose: async (choice) => {
        if (get().busy !== null) return;
        set({ busy: choice, failure: null });
        try {
          await ask('startup:choose', { choice });
          // With every other choice this window closes; what comes next is shown in another one.
          if (choice === 'show-file') set({ busy: null });
        } catch (thrown) {
          set({ busy: null, failure: asFailure(thrown) });
        }
      },
    };
  });
}
