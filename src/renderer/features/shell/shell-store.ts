import { create } from 'zustand';
import type { ConnectionView } from '../../../shared/domain/connection';
import type { DeskSettings } from '../../../shared/domain/desk-settings';
import type { ChangesPush, SessionView } from '../../../shared/ipc/contract';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';

interface ShellState {
  session: SessionView | null;
  connection: ConnectionView | null;
  settings: DeskSettings | null;
  failure: BridgeFailure | null;
  readShell: () => Promise<void>;
  takeShellChanges: (changes: ChangesPush) => void;
  chooseStaff: (name: string) => Promise<void>;
}

/** What stands around every screen: which practice, who is at the desk, and how sending is doing. */
export const useShell = create<ShellState>()((set, get) => {
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
      set({ failure: null });
    } catch (thrown) {
      set({ failure: asFailure(thrown) });
    }
  };
  const readSettings = () =>
    attempt(async () => {
      set({ settings: await ask('settings:get', null) });
    });

  return {
    session: null,
    connection: null,
    settings: null,
    failure: null,

    readShell: () =>
      attempt(async () => {
        const [session, connection, settings] = await Promise.all([
          ask('app:session', null),
          ask('app:connection', null),
          ask('settings:get', null),
        ]);
        set({ session, connection, settings });
      }),
    takeShellChanges: ({ connection, hasSettingsChange }) => {
      if (!isSameConnection(get().connection, connection)) set({ connection });
      if (hasSettingsChange) void readSettings();
    },
    chooseStaff: (name) =>
      attempt(async () => {
        await ask('settings:set-current-staff', { name });
        await readSettings();
      }),
  };
});

/** Pushes come many times a second; most of them change nothing in the bar. */
function isSameConnection(one: ConnectionView | null, other: ConnectionView): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
