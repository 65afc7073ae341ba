import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';
import { say, SetupProblem } from './say.mjs';

/**
 * The second mail server of the tests. Debian lets only one mail server be installed, and that is Postfix; Exim's
 * program needs nothing of its package but itself, so that it is unpacked beside.
 */
const packageName = 'exim4-daemon-light';

/** Debian's Exim insists that its user exists; the package would make it when installed. */
export const eximUser = 'Debian-exim';

/** What it needs of the package's dependencies is libraries; the rest is for those who run it as their system's. */
const notNeeded = /^(?:exim4-|debconf)/;

export function eximProgram() {
  return join(cacheFolder(), packageName, 'usr', 'sbin', 'exim4');
}

export function hasEximUser() {
  return spawnSync('id', ['--user', eximUser], { stdio: 'ignore' }).status === 0;
}

/** Provides Exim where it can be had; the tests that need it say so where it cannot. */
export async function provideExim() {
  try {
    if (!existsSync(eximProgram())) {
      say(`unpacking ${packageName} beside the installed mail server`);
      await unpack();
    }
    if (!hasEximUser()) {
      const settings = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
      await runCommand('useradd', [...settings, '--home-dir', '/nonexistent', eximUser]);
    }
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    say(`Exim cannot be had here, its tests will say so: ${problem.message}`);
  }
}

/** It appears in the cache folder whole or not at all. */
async function unpack() {
  await runCommand('apt-get', ['update']);
  // Not in the cache folder, because apt's own user has to write here.
  const download = await mkdtemp(join(tmpdir(), 'sendtrail-exim-'));
  await mkdir(cacheFolder(), { recursive: true });
  const workshop = await mkdtemp(join(cacheFolder(), 'unpacking-exim-'));
  try {
    await chmod(download, 0o777);
    await runCommand('apt-get', ['download', packageName], { cwd: download });
    const [name = ''] = await readdir(download);
    const archive = join(download, name);
    await installLibraries(await runCommand('dpkg-deb', ['--field', archive, 'Depends']));
    await runCommand('dpkg-deb', ['--extract', archive, workshop]);
    // As the system's mail server it would have to become root for whoever starts it; here nobody needs that.
    await chmod(join(workshop, 'usr', 'sbin', 'exim4'), 0o755);
    // Another set-up may have been quicker.
    if (!existsSync(eximProgram())) await rename(workshop, join(cacheFolder(), packageName));
  } finally {
    await rm(download, { recursive: true, force: true });
    await rm(workshop, { recursive: true, force: true });
  }
}

/** @param {string} depends a field like "libc6 (>= 2.34), debconf (>= 0.5) | debconf-2.0" */
async function installLibraries(depends) {
  const names = depends
    .split(',')
    .map((choice) => choice.trim().split(/[\s|(]/)[0] ?? '')
    .filter((name) => name !== '' && !notNeeded.test(name));
  await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', '--no-upgrade', ...names], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
}
