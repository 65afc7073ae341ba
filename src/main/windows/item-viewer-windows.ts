import type { BrowserWindow } from 'electron';
import { bringForward, openWindow, type WindowWorkshop } from './open-window';

export interface ItemViewers {
  /** Opens the viewer of a message; one that is open already is brought forward. */
  open(messageId: string): void;
  /** Closes all of them: their messages belong to a log that is being left. */
  closeAll(): void;
}

/** One window per message. */
export function createItemViewers(workshop: WindowWorkshop): ItemViewers {
  const viewers = new Map<string, BrowserWindow>();
  return {
    open: (messageId) => {
      const open = viewers.get(messageId);
      if (open !== undefined) {
        bringForward(open);
        return;
      }
      const window = openWindow('item-viewer', workshop, { message: messageId });
      viewers.set(messageId, window);
      window.once('closed', () => {
        viewers.delete(messageId);
      });
    },
    closeAll: () => {
      for (const window of [...viewers.values()]) window.close();
    },
  };
}
