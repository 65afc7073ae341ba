import { app, type BrowserWindow, type Event } from 'electron';
import { inPage, untilPainted } from './in-page';

export const ROW = '[role=grid] [data-row-id]';
const HISTORY_LINE = 'tbody tr';

/** The next window of the app, once its page can be asked. Call it before the window is made. */
function nextWindow(): Promise<BrowserWindow> {
  return new Promise((resolve) => {
    app.once('browser-window-created', (_event: Event, window: BrowserWindow) => {
      window.webContents.once('dom-ready', () => {
        resolve(window);
      });
    });
  });
}

/** The first window, and when it showed what it is for. */
export async function firstWindow(
  isApp: boolean,
): Promise<{ window: BrowserWindow; paintedAt: number; shownAt: number }> {
  const shown = new Promise<number>((resolve) => {
    app.once('browser-window-created', (_event, created) => {
      created.once('show', () => {
        resolve(Date.now());
      });
    });
  });
  const window = await nextWindow();
  const paintedAt = await inPage(window.webContents, untilPainted, isApp ? ROW : 'body');
  return { window, paintedAt, shownAt: await shown };
}

/** Opens the Item Viewer of the first message in the list. */
export async function openItemViewer(main: BrowserWindow): Promise<BrowserWindow> {
  const opened = nextWindow();
  await inPage(main.webContents, pressDetails);
  const item = await opened;
  await inPage(item.webContents, untilPainted, HISTORY_LINE);
  return item;
}

function pressDetails(): void {
  const details = document.querySelector<HTMLElement>('[data-row-open]');
  if (details === null) throw new Error('There is no message to open.');
  details.click();
}
