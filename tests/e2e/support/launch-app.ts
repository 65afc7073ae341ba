import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { rootArguments } from '../../../scripts/app/root-arguments.mjs';
import { electronExecutable } from '../../../scripts/setup/electron-runtime.mjs';
import { projectRoot } from '../../../scripts/setup/project-paths.mjs';
import { isRuntimeNoise } from './runtime-noise';

/**
 * Lets the app start only once Playwright listens; Playwright leaves it out where it is told which Electron to take, and
 * then sometimes waits for ever for a window that was there before it looked.
 */
const startGate = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);

interface LaunchOptions {
  /** A folder to keep over several launches; without one the app gets a fresh folder, deleted when it is closed. */
  profileFolder?: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

export interface LaunchedApp {
  electron: ElectronApplication;
  profileFolder: string;
  /** What a healthy run does not have: errors in the pages' consoles and lines main wrote to stderr. */
  problems: readonly string[];
  close: () => Promise<void>;
}

function collectProblems(electron: ElectronApplication): string[] {
  const problems: string[] = [];
  electron.context().on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  electron.context().on('weberror', (webError) => {
    problems.push(`page: ${webError.error().message}`);
  });
  electron.process().stderr?.on('data', (data: Buffer) => {
    const lines = data.toString().split('\n');
    problems.push(
      ...lines.filter((line) => line.trim() !== '' && !isRuntimeNoise(line)).map((line) => `stderr: ${line}`),
    );
  });
  return problems;
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Starts the built app in this machine's Electron, with a profile of its own. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const ownFolder = options.profileFolder === undefined;
  const profileFolder = options.profileFolder ?? (await mkdtemp(join(tmpdir(), 'sendtrail-e2e-')));
  const electron = await _electron.launch({
    executablePath: electronExecutable(),
    args: [
      '-r',
      startGate,
      ...rootArguments(),
      `--user-data-dir=${profileFolder}`,
      projectRoot,
      ...(options.args ?? []),
    ],
    cwd: projectRoot,
    env: { ...inheritedEnvironment(), LANG: 'en_AU.UTF-8', ...options.env },
  });
  const problems = collectProblems(electron);
  return {
    electron,
    profileFolder,
    problems,
    close: async () => {
      await electron.close();
      if (ownFolder) await rm(profileFolder, { recursive: true, force: true });
    },
  };
}
