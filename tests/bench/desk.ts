import { prepareBenchElectron, type BenchElectron } from './support/bench-electron';
import { withClinicProfile } from './support/clinic-profile';
import { percentile, printBench } from './timing';

const REDUCED = { messages: 100_000, starts: 5, changes: 60 };
const FULL = { messages: 1_000_000, starts: 15, changes: 200 };
const SCROLLED_ROWS = 10_000;

type Size = typeof FULL;

/** Measures the app as it runs: how soon it can be used, what it takes, and how soon a change is on the screen. */
export async function run({ full }: { full: boolean }): Promise<void> {
  const size = full ? FULL : REDUCED;
  const electron = await prepareBenchElectron();
  try {
    await withClinicProfile(size.messages, async (profileFolder) => {
      await benchStart(electron, profileFolder, size);
      await benchMemory(electron, profileFolder, size);
      await benchLive(electron, profileFolder, size);
    });
  } finally {
    electron.dispose();
  }
}

/** In turns, so that what else the machine does weighs on both; the first of each warms the disk's cache. */
async function benchStart(electron: BenchElectron, profileFolder: string, size: Size): Promise<void> {
  const oursMs: number[] = [];
  const emptyMs: number[] = [];
  const startMs = async (isApp: boolean) => {
    const job = { name: 'start', isApp, count: 1 } as const;
    const { paintedAt, startedAt } = await electron.measure(job, isApp ? profileFolder : undefined);
    return paintedAt - startedAt;
  };
  for (let start = 0; start <= size.starts; start += 1) {
    emptyMs.push(await startMs(false));
    oursMs.push(await startMs(true));
  }
  const [value, baseline] = [oursMs, emptyMs].map((samples) => percentile(samples.slice(1), 0.5));
  printBench({ name: 'start', value: value ?? Number.NaN, baseline, unit: 'ms', messages: size.messages });
}

async function benchMemory(electron: BenchElectron, profileFolder: string, size: Size): Promise<void> {
  const empty = await electron.measure({ name: 'memory', isApp: false, count: 0 });
  const ours = await electron.measure({ name: 'memory', isApp: true, count: SCROLLED_ROWS }, profileFolder);
  printBench({
    name: 'memory',
    value: ours.workingSetKib / 1_024,
    baseline: empty.workingSetKib / 1_024,
    unit: 'MiB',
    messages: size.messages,
    processes: JSON.stringify(ours.kibByProcess),
    baselineProcesses: JSON.stringify(empty.kibByProcess),
  });
}

async function benchLive(electron: BenchElectron, profileFolder: string, size: Size): Promise<void> {
  const { delaysMs, burst } = await electron.measure(
    { name: 'live', isApp: true, count: size.changes },
    profileFolder,
  );
  const facts = { unit: 'ms', messages: size.messages };
  printBench({ name: 'live', value: percentile(delaysMs, 0.5), ...facts });
  printBench({ name: 'live-p95', value: percentile(delaysMs, 0.95), ...facts });
  const { batchViewerTasksMs, itemViewerTasksMs } = burst;
  // A task is long from 50 ms on; where there is none, 0 stands for all that were shorter.
  printBench({
    name: 'live-burst-longest-task',
    value: Math.max(0, ...batchViewerTasksMs, ...itemViewerTasksMs),
    ...facts,
    longTasks: batchViewerTasksMs.length + itemViewerTasksMs.length,
    updates: burst.updates,
    updatesPerSecond: Math.round((burst.updates / burst.durationMs) * 1_000),
  });
}
