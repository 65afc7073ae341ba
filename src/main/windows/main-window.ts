import type { BrowserWindow } from 'electron';
import { bringForward, openWindow, type WindowWorkshop } from './open-window';
import { pushTo } from './window-registry';

export interface MainWindow {
  /** Opens the Batch Viewer, or brings it forward. */
  show(): BrowserWindow;
  /** Does something in the Batch Viewer, once its page is there to hear of it. */
  tell(tellPage: (window: BrowserWindow) => void): void;
  /** Shows messages of a batch, or those that a search finds. */
  showMessages(request: { batchId: string | null; search: string }): void;
  /** Shows a patient's record. */
  showPatient(patientId: string): void;
}

/** The Batch Viewer: one window, the main one. */
export function createMainWindow(workshop: WindowWorkshop): MainWindow {
  function show(): BrowserWindow {
    const [open] = workshop.registry.ofKind('main');
    if (open === undefined) return openWindow('main', workshop);
    bringForward(open);
    return open;
  }

  function tell(tellPage: (window: BrowserWindow) => void): void {
    const window = show();
    if (!window.webContents.isLoading()) tellPage(window);
    else {
      window.webContents.once('did-finish-load', () => {
        tellPage(window);
      });
    }
  }

  return {
    show,
    tell,
    showMessages: (request) => {
      tell((window) => {
        pushTo(window, 'show-messages', request);
      });
    },
    showPatient: (patientId) => {
      tell((window) => {
        pushTo(window, 'show-patient', { patientId });
      });
    },
  };
}
