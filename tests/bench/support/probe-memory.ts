import { app } from 'electron';
import { percentile } from '../timing';
import { inPage, passFrames, scrollRows } from './in-page';
import type { MemoryResult } from './probe-job';
import { firstWindow, openItemViewer } from './probe-windows';

const LOOKS = 9;
const LOOK_EVERY_MS = 500;

/** Both viewers open and many rows scrolled through, or the empty window as it stands. */
export async function measureMemory(isApp: boolean, rows: number): Promise<MemoryResult> {
  const { window } = await firstWindow(isApp);
  if (isApp) {
    await openItemViewer(window);
    const show = async (what: string) => {
      const heap = await inPage(window.webContents, () => JSON.stringify([(performance as any).memory.usedJSHeapSize/1e6, (performance as any).memory.totalJSHeapSize/1e6, document.querySelectorAll('*').length]));
      const pss = Object.keys(workingSets()).map((k) => k + '=' + String(/Pss:\s+(\d+)/.exec(require('node:fs').readFileSync('/proc/' + k.split(' ').at(-1) + '/smaps_rollup', 'utf8'))?.[1]));
      console.log(what, heap, JSON.stringify(workingSets()), pss.join(' '));
    };
    await show('before');
    const at = Date.now();
    await inPage(window.webContents, scrollRows, rows);
    console.log('scrolled', Date.now() - at);
    await show('after');
    await inPage(window.webContents, () => { (globalThis as any).gc?.(); });
    await inPage(window.webContents, passFrames, 120);
    await show('after gc');
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
