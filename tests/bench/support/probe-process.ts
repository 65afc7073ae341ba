import { app } from 'electron';
import { PROBE_JOB, type ProbeJob, type ProbeResults } from './probe-job';
import { measureLive } from './probe-live';
import { measureMemory } from './probe-memory';
import { firstWindow } from './probe-windows';

/**
 * Loaded into Electron's main process before the program's own code (`-r`), so that the app needs no switches for
 * measuring and no debugger weighs on it.
 */
const jobs = {
  start: async ({ isApp }) => {
    const { paintedAt, shownAt } = await firstWindow(isApp);
    return { paintedAt: Math.max(paintedAt, shownAt) };
  },
  memory: ({ isApp, count }) => measureMemory(isApp, count),
  live: ({ count }) => measureLive(count),
} satisfies { [Name in keyof ProbeResults]: (job: ProbeJob) => Promise<ProbeResults[Name]> };

async function work(job: ProbeJob): Promise<void> {
  process.send?.(
    await jobs[job.name](job).then(
      (result) => ({ result }),
      (error: unknown) => ({ problem: String(error) }),
    ),
  );
  app.quit();
}

// Whoever measures has gone: then nobody would end this program.
process.once('disconnect', () => {
  app.exit(1);
});
void work(JSON.parse(process.env[PROBE_JOB] ?? '') as ProbeJob);
