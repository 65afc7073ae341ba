import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startVirtualDisplay } from '../../../scripts/display/virtual-display.mjs';
import { packagedApp } from '../../../scripts/package/packaged-app.mjs';
import { asOrdinaryUser, giveToOrdinaryUser } from './ordinary-user';
import { isRuntimeNoise } from './runtime-noise';
import { readScreen, type ScreenPicture } from './screen-picture';

export interface PackagedApp {
  process: ChildProcess;
  display: string;
  profileFolder: string;
  /** Lines on stderr that Chromium does not write of its own accord. */
  problems: readonly string[];
  screen: () => ScreenPicture;
  /** Names of the files in the profile, from the profile folder. */
  profileFiles: () => Promise<string[]>;
  /** How the program ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Stops what still runs and deletes every folder. */
  dispose: () => Promise<void>;
}

function collectStderr(child: ChildProcess): string[] {
  const problems: string[] = [];
  child.stderr?.on('data', (data: Buffer) => {
    problems.push(
      ...data
        .toString()
        .split('\n')
        .filter((line) => line.trim() !== '' && !isRuntimeNoise(line)),
    );
  });
  return problems;
}

/**
 * Starts the packaged folder as a person would: a copy that any user can read, an ordinary user, an empty home, the real
 * sandbox, and no switch but those given.
 */
export async function launchPackagedApp(args: readonly string[] = []): Promise<PackagedApp> {
  const { folder, executable } = packagedApp();
  const place = await mkdtemp(join(tmpdir(), 'sendtrail-packaged-'));
  await chmod(place, 0o755);
  const installed = join(place, 'installed');
  await cp(folder, installed, { recursive: true });
  const framebufferFolder = join(place, 'display');
  const home = join(place, 'home');
  for (const owned of [home, join(home, 'config'), join(home, 'runtime')]) {
    await mkdir(owned, { recursive: true, mode: 0o700 });
    await giveToOrdinaryUser(owned);
  }
  await mkdir(framebufferFolder);
  const display = await startVirtualDisplay({ framebufferFolder });
  const child = spawn(join(installed, basename(executable)), args, {
    ...asOrdinaryUser(),
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      LANG: 'C.UTF-8',
      DISPLAY: display.name,
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_RUNTIME_DIR: join(home, 'runtime'),
    },
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((fulfil, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      fulfil({ code, signal });
    });
  });
  const profileFolder = join(home, 'config', 'Sendtrail');
  return {
    process: child,
    display: display.name,
    profileFolder,
    problems: collectStderr(child),
    screen: () => readScreen(join(framebufferFolder, 'Xvfb_screen0')),
    profileFiles: () => readdir(profileFolder, { recursive: true }).catch(() => []),
    ended,
    dispose: async () => {
      child.kill('SIGKILL');
      await ended;
      await display.stop();
      await rm(place, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
