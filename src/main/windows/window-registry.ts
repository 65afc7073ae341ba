import type { BrowserWindow } from 'electron';
import type { PushChannel, PushChannels } from '../../shared/ipc/contract';
import type { WindowKind } from '../ports/window-kind';

/** The windows that Sendtrail has made and that are still open; whoever is not in here gets no answer. */
export interface WindowRegistry {
  add(kind: WindowKind, window: BrowserWindow): void;
  /** Null for web contents that are not those of a window of ours. */
  kindOf(webContentsId: number): WindowKind | null;
  windowOf(webContentsId: number): BrowserWindow | null;
  ofKind(kind: WindowKind): BrowserWindow[];
  /** The window of ours that has the focus; null when another program has it. */
  focused(): BrowserWindow | null;
  /** Whether any window is open that listens to pushes. */
  hasListeners(): boolean;
  /** Sends to every window but the one that shows a start that failed. */
  push<Channel extends PushChannel>(channel: Channel, payload: PushChannels[Channel]): void;
}

/** Sends one push to one window. */
export function pushTo<Channel extends PushChannel>(
  window: BrowserWindow,
  channel: Channel,
  payload: PushChannels[Channel],
): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(channel, payload);
}

export function createWindowRegistry(): WindowRegistry {
  const windows = new Map<number, { kind: WindowKind; window: BrowserWindow }>();
  const listeners = () => [...windows.values()].filter(({ kind }) => kind !== 'startup-problem');
  return {
    add: (kind, window) => {
      // Read now: the web contents are gone by the time the window says that it is closed.
      const { id } = window.webContents;
      windows.set(id, { kind, window });
      window.once('closed', () => {
        windows.delete(id);
      });
    },
    kindOf: (webContentsId) => windows.get(webContentsId)?.kind ?? null,
    windowOf: (webContentsId) => windows.get(webContentsId)?.window ?? null,
    ofKind: (kind) =>
      [...windows.values()].filter((entry) => entry.kind === kind).map(({ window }) => window),
    focused: () => [...windows.values()].find(({ window }) => window.isFocused())?.window ?? null,
    hasListeners: () => listeners().length > 0,
    push: (channel, payload) => {
      for (const { window } of listeners()) pushTo(window, channel, payload);
    },
  };
}
