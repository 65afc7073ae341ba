/** What the probe inside Electron is to do; the parent process names it in the environment. */
export interface ProbeJob {
  name: 'start' | 'memory' | 'live';
  /** Whether it is the app; else it is the empty window that the app is compared with. */
  isApp: boolean;
  /** Rows to scroll through, or changes to watch one by one. */
  count: number;
}

export const PROBE_JOB = 'SENDTRAIL_BENCH_JOB';

/** When everything that there is to see was painted, in milliseconds since 1970. */
export interface StartResult {
  paintedAt: number;
}

export interface MemoryResult {
  /** Working sets of all processes together, the median of several looks. */
  workingSetKib: number;
  /** The same by kind of process. */
  kibByProcess: Record<string, number>;
}

export interface LiveResult {
  /** From the commit in main until both viewers had painted it. */
  delaysMs: number[];
  burst: { updates: number; durationMs: number; batchViewerTasksMs: number[]; itemViewerTasksMs: number[] };
}

export interface ProbeResults {
  start: StartResult;
  memory: MemoryResult;
  live: LiveResult;
}
