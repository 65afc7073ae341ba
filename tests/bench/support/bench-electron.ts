import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { rootArguments } from '../../../scripts/app/root-arguments.mjs';
import { electronExecutable } from '../../../scripts/setup/electron-runtime.mjs';
import { projectRoot } from '../../../scripts/setup/project-paths.mjs';
import { WINDOW_SIZES } from '../../../src/main/windows/window-options';
import { PROBE_JOB, type ProbeJob, type ProbeResults } from './probe-job';

const LONGEST_MS = 5 * 60_000;

/** The app and the empty window it is compared with, each in this machine's Electron with a probe inside. */
export interface BenchElectron {
  /** Starts the program, lets the probe do its job, and waits until the program has ended. */
  measure: <Name extends keyof ProbeResults>(
    job: ProbeJob & { name: Name },
    profileFolder?: string,
  ) => Promise<ProbeResults[Name] & { startedAt: number }>;
  dispose: () => void;
}

export async function prepareBenchElectron(): Promise<BenchElectron> {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-bench-electron-'));
  const probe = await buildProbe(join(folder, 'probe'));
  const emptyApp = writeEmptyApp(join(folder, 'empty'));
  return {
    measure: async (job, profileFolder = join(folder, 'profile')) => {
      const startedAt = Date.now();
      const child = fork(job.isApp ? projectRoot : emptyApp, {
        execPath: electronExecutable(),
        execArgv: [...rootArguments(), `--user-data-dir=${profileFolder}`, '-r', probe],
        env: { ...process.env, LANG: 'en_AU.UTF-8', [PROBE_JOB]: JSON.stringify(job) },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      return { ...(await resultOf<ProbeResults[typeof job.name]>(child, job)), startedAt };
    },
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function resultOf<Result>(child: ChildProcess, job: ProbeJob): Promise<Result> {
  const what = `${job.name} of ${job.isApp ? 'the app' : 'the empty window'}`;
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const ended = once(child, 'exit');
  const told = await Promise.race([
    once(child, 'message').then(([message]) => message as { result: Result } | { problem: string }),
    ended.then(() => ({ problem: 'Electron ended before it had told anything.' })),
  ]);
  await ended;
  clearTimeout(timer);
  if ('problem' in told) throw new Error(`${what}: ${told.problem}`);
  return told.result;
}

/** One file of plain JavaScript: Electron's main process takes neither TypeScript nor a loader for it. */
async function buildProbe(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./probe-process.ts', import.meta.url)),
      outDir: folder,
      target: 'node20',
      minify: false,
      rollupOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'probe.cjs' } },
    },
  });
  return join(folder, 'probe.cjs');
}

/** A window of the same size with nothing in it, shown in the same way. */
function writeEmptyApp(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const { width, height } = WINDOW_SIZES.main;
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', version: '0.0.0', main: 'main.cjs' }),
  );
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>Empty</title><body></body>');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => {
      const window = new BrowserWindow({ width: ${width}, height: ${height}, show: false });
      window.once('ready-to-show', () => window.show());
      window.loadFile('empty.html');
    });
    app.on('window-all-closed', () => app.quit());`,
  );
  return folder;
}
