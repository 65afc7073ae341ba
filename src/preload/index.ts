import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { INVOKE_CHANNELS, PUSH_CHANNELS } from '../shared/ipc/channels';
import type { Bridge, Response, Result } from '../shared/ipc/contract';

// The allow-lists stand here as well as in main, so that a page that was taken over meets two doors.
const bridge: Bridge = {
  invoke: async (channel, request) => {
    if (!INVOKE_CHANNELS.has(channel)) {
      return { ok: false, error: { code: 'bad-request', message: 'Unknown request.' } };
    }
    try {
      return (await ipcRenderer.invoke(channel, request)) as Result<Response<typeof channel>>;
    } catch {
      // Main is closing, or this window came before its handlers: Electron's own words are not for a page.
      return { ok: false, error: { code: 'internal', message: 'No answer from Sendtrail.' } };
    }
  },
  listen: (channel, listener) => {
    if (!Object.hasOwn(PUSH_CHANNELS, channel)) throw new Error('Unknown channel.');
    // The event carries `sender`, which is Electron's own: only the payload goes on.
    const onPush = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => {
      listener(payload);
    };
    ipcRenderer.on(channel, onPush);
    return () => {
      ipcRenderer.removeListener(channel, onPush);
    };
  },
};

contextBridge.exposeInMainWorld('sendtrail', Object.freeze(bridge));
