import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { InvokeChannel, Request, Response, Result } from '../../../src/shared/ipc/contract';
import {
  inPage,
  longTasksMs,
  passFrames,
  watchedChangePainted,
  watchForChange,
  watchLongTasks,
} from './in-page';
import type { LiveResult } from './probe-job';
import { firstWindow, openItemViewer, ROW } from './probe-windows';

const BURST_UPDATES = 10_000;
/** Messages in one commit, as a tracker hands over what it has found. */
const COMMIT_UPDATES = 20;
const PAGE_ROWS = 500;
/** Between two single changes, so that each comes to a screen at rest. */
const FRAMES_BETWEEN = 5;
/** After the burst: the list looks once more for what is new (700 ms). */
const FRAMES_AFTER = 90;

type Listener = (event: IpcMainInvokeEvent, request: unknown) => unknown;

/** Keeps what answers the pages, so that main can be asked without a page that has work from asking. */
function collectListeners(): ReadonlyMap<string, Listener> {
  const listeners = new Map<string, Listener>();
  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel, listener) => {
    listeners.set(channel, listener);
    handle(channel, listener);
  };
  return listeners;
}

type Ask = <Channel extends InvokeChannel>(
  channel: Channel,
  request: Request<Channel>,
) => Promise<Response<Channel>>;

/** A request to main as if the window had made it; a use case that does not wait has committed when this returns. */
function askAs(window: BrowserWindow, listeners: ReadonlyMap<string, Listener>): Ask {
  const { webContents: sender } = window;
  return (channel, request) => {
    const listener = listeners.get(channel);
    if (listener === undefined) throw new Error(`Nothing answers ${channel}.`);
    const event = { sender, senderFrame: sender.mainFrame } as IpcMainInvokeEvent;
    const answer = listener(event, request) as Promise<Result<Response<typeof channel>>>;
    return answer.then((result) => {
      if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
      return result.value;
    });
  };
}

/** Changes of one message, then ten thousand as fast as main commits them, with both viewers open. */
export async function measureLive(changes: number): Promise<LiveResult> {
  const listeners = collectListeners();
  const { window: main } = await firstWindow(true);
  const item = await openItemViewer(main);
  const ask = askAs(main, listeners);
  const messageIds = await newestIds(ask, BURST_UPDATES);
  const watched = new WatchedMessage(messageIds[0] ?? '', main, item, ask);
  const delaysMs: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    delaysMs.push(await watched.delayMs(change % 2 === 0));
    await inPage(main.webContents, passFrames, FRAMES_BETWEEN);
  }
  return { delaysMs, burst: await burst(messageIds, [main, item], ask) };
}

class WatchedMessage {
  constructor(
    private readonly id: string,
    private readonly main: BrowserWindow,
    private readonly item: BrowserWindow,
    private readonly ask: Ask,
  ) {}

  /** From the commit until both viewers have painted it. */
  async delayMs(isHandled: boolean): Promise<number> {
    const { id, main, item } = this;
    await inPage(main.webContents, watchForChange, `${ROW}[data-row-id="${id}"]`);
    await inPage(item.webContents, watchForChange, 'tbody');
    const answer = this.ask('messages:set-handled', { messageIds: [id], isHandled, note: '' });
    const committedAt = Date.now();
    await answer;
    const painted = [main, item].map(({ webContents }) => inPage(webContents, watchedChangePainted));
    return Math.max(...(await Promise.all(painted))) - committedAt;
  }
}

async function newestIds(ask: Ask, count: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Response<'messages:list'> = await ask('messages:list', {
      batchId: null,
      search: '',
      quickFilter: null,
      sort: { column: 'created', isDescending: true },
      cursor,
      limit: PAGE_ROWS,
    });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (ids.length < count && cursor !== null);
  return ids.slice(0, count);
}

/** Main turns to its other work between the commits. */
async function burst(
  messageIds: readonly string[],
  [main, item]: readonly [BrowserWindow, BrowserWindow],
  ask: Ask,
): Promise<LiveResult['burst']> {
  const pages = [main.webContents, item.webContents] as const;
  for (const page of pages) await inPage(page, watchLongTasks);
  const startedAt = Date.now();
  for (let first = 0; first < messageIds.length; first += COMMIT_UPDATES) {
    const some = messageIds.slice(first, first + COMMIT_UPDATES);
    await ask('messages:set-handled', { messageIds: some, isHandled: true, note: '' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const durationMs = Date.now() - startedAt;
  for (const page of pages) await inPage(page, passFrames, FRAMES_AFTER);
  return {
    updates: messageIds.length,
    durationMs,
    batchViewerTasksMs: await inPage(pages[0], longTasksMs),
    itemViewerTasksMs: await inPage(pages[1], longTasksMs),
  };
}
