import { app } from 'electron';
import { percentile } from '../timing';
import { inPage, scrollRows } from './in-page';
import type { MemoryResult } from './probe-job';
import { firstWindow, openItemViewer } from './probe-windows';

const LOOKS = 9;
const LOOK_EVERY_MS = 500;

/** Both viewers open and many rows scrolled through, or the empty window as it stands. */
export async function measureMemory(isApp: boolean, rows: number): Promise<MemoryResult> {
  const { window } = await firstWindow(isApp);
  if (isApp) {
    await openItemViewer(window);
    await inPage(window.webContents, scrollRows, rows);
  }
  const looks = await lookRepeatedly();
  const sums = looks.map((look) => Object.values(look).reduce((sum, kib) => sum + kib, 0));
  return { workingSetKib: percentile(sums, 0.5), kibByProcess: looks.at(-1) ?? {} };
}

/** Garbage is collected at some time; the middle one of several looks is what a person's computer bears. */
function lookRepeatedly(): Promise<Record<string, number>[]> {
  return new Promise((resolve) => {
    const looks: Record<string, number>[] = [];
    const timer = setInterval(() => {
      looks.push(workingSets());
      if (looks.length < LOOKS) return;
      clearInterval(timer);
      resolve(looks);
    }, LOOK_EVERY_MS);
  });
}

function workingSets(): Record<string, number> {
  const sets: Record<string, number> = {};
  for (const { type, pid, memory } of app.getAppMetrics()) {
    sets[`${type} ${pid}`] = memory.workingSetSize;
  }
  return sets;
}
