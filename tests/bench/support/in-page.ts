import type { WebContents } from 'electron';

/**
 * Runs a function in a page and gives what it gives. It goes there as text: it may use its arguments and the page's
 * globals, nothing else of its module.
 */
export async function inPage<Args extends unknown[], Result>(
  page: WebContents,
  work: (...args: Args) => Promise<Result> | Result,
  ...args: Args
): Promise<Result> {
  const result: unknown = await page.executeJavaScript(`(${work.toString()})(...${JSON.stringify(args)})`);
  return result as Result;
}

/** Waits until something is there and painted; gives when that was. For `inPage`. */
export function untilPainted(selector: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // What is posted within a frame comes after its painting.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          resolve(Date.now());
        };
        channel.port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    look();
  });
}

/** Lets so many frames pass. For `inPage`. */
export async function passFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Shows row after row of the list of messages, as turning a wheel does, until this many were shown. For `inPage`. */
export async function scrollRows(count: number): Promise<number> {
  const grid = document.querySelector('[role=grid][aria-label=Messages]');
  if (grid === null) throw new Error('There is no list of messages.');
  let last = 0;
  while (last < count) {
    grid.scrollTop += grid.clientHeight * 0.9;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const rows = [...grid.querySelectorAll('[data-row-id]')];
    last = Math.max(last, ...rows.map((row) => Number(row.getAttribute('aria-rowindex')) - 1));
  }
  return last;
}

declare global {
  interface Window {
    /** When the change that is watched for was painted. */
    benchPaintedAt?: Promise<number>;
    /** How long each task over 50 ms took. */
    benchLongTasksMs?: number[];
  }
}

/** Watches for the next change within something. For `inPage`. */
export function watchForChange(selector: string): void {
  const watched = document.querySelector(selector);
  if (watched === null) throw new Error(`There is no ${selector}.`);
  window.benchPaintedAt = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          resolve(Date.now());
        };
        channel.port2.postMessage(null);
      });
    });
    observer.observe(watched, { childList: true, subtree: true, characterData: true });
  });
}

/** When the watched change was painted. For `inPage`. */
export function watchedChangePainted(): Promise<number> {
  if (window.benchPaintedAt === undefined) throw new Error('Nothing is watched.');
  return window.benchPaintedAt;
}

/** Writes down every task that holds the page up for more than 50 ms. For `inPage`. */
export function watchLongTasks(): void {
  const durationsMs: number[] = [];
  window.benchLongTasksMs = durationsMs;
  new PerformanceObserver((list) => {
    durationsMs.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
}

/** The tasks written down so far. For `inPage`. */
export function longTasksMs(): number[] {
  return window.benchLongTasksMs ?? [];
}
