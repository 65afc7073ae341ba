import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withServicesHeldBack } from './held-back-services.mjs';
import { runCommand } from './run-command.mjs';
import { say } from './say.mjs';
import { provideExim } from './unpacked-exim.mjs';

/**
 * @typedef {object} DebianPackage
 * @property {string} name
 * @property {string} [newName] its name from Debian 13 on
 * @property {string} [command] a program that makes it unnecessary when found on the path
 * @property {'app' | 'tests'} neededBy
 */

/** @type {readonly DebianPackage[]} */
const packages = [
  // What Electron links to, and the display it draws on where there is no screen.
  { name: 'libgtk-3-0', newName: 'libgtk-3-0t64', neededBy: 'app' },
  { name: 'libnss3', neededBy: 'app' },
  { name: 'libasound2', newName: 'libasound2t64', neededBy: 'app' },
  { name: 'libgbm1', neededBy: 'app' },
  { name: 'libnotify4', neededBy: 'app' },
  { name: 'libxss1', neededBy: 'app' },
  { name: 'libsecret-1-0', neededBy: 'app' },
  { name: 'xvfb', command: 'Xvfb', neededBy: 'app' },
  { name: 'xauth', neededBy: 'app' },
  { name: 'fonts-noto-core', neededBy: 'app' },
  { name: 'fonts-noto-color-emoji', neededBy: 'app' },
  // To unpack the fallback Electron and to compile the native module.
  { name: 'unzip', command: 'unzip', neededBy: 'app' },
  { name: 'python3', command: 'python3', neededBy: 'app' },
  { name: 'make', command: 'make', neededBy: 'app' },
  { name: 'g++', command: 'g++', neededBy: 'app' },
  // Real mail servers, and hands for the packaged app.
  { name: 'postfix', neededBy: 'tests' },
  { name: 'dovecot-imapd', neededBy: 'tests' },
  { name: 'dovecot-lmtpd', neededBy: 'tests' },
  { name: 'xdotool', command: 'xdotool', neededBy: 'tests' },
];

/** @param {string} command */
function isOnPath(command) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @returns {Set<string>} names of packages dpkg has installed */
function installedPackages() {
  const names = packages.flatMap(({ name, newName }) => (newName === undefined ? [name] : [name, newName]));
  // dpkg-query ends with 1 when it knows nothing of a name; what it does know is still printed.
  const { stdout } = spawnSync(
    'dpkg-query',
    ['--show', '--showformat=${Package} ${db:Status-Status}\n', ...names],
    {
      encoding: 'utf8',
    },
  );
  return new Set(
    stdout
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name = '']) => name),
  );
}

/** @param {'app' | 'tests'} purpose */
function missingPackages(purpose) {
  const installed = installedPackages();
  return packages
    .filter(({ neededBy }) => purpose === 'tests' || neededBy === 'app')
    .filter(({ name, newName }) => !installed.has(name) && !(newName !== undefined && installed.has(newName)))
    .filter(({ command }) => command === undefined || !isOnPath(command));
}

/** @param {readonly DebianPackage[]} missing */
function namesHere(missing) {
  return missing.map(({ name, newName }) => {
    if (newName === undefined) return name;
    const isKnown = spawnSync('apt-cache', ['show', newName], { stdio: 'ignore' }).status === 0;
    return isKnown ? newName : name;
  });
}

/** @param {'app' | 'tests'} purpose */
export async function installDebianPackages(purpose) {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return;
  const isRoot = process.getuid?.() === 0;
  const missing = missingPackages(purpose);
  if (missing.length === 0) say('Debian packages are all there');
  else if (isRoot) await install(missing);
  else
    say(`Debian packages are missing; to install them: sudo apt-get install ${namesHere(missing).join(' ')}`);
  // Only root can start the mail servers of the tests.
  if (isRoot && purpose === 'tests') await provideExim();
}

/** @param {readonly DebianPackage[]} missing */
async function install(missing) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  const names = namesHere(missing);
  say(`installing Debian packages: ${names.join(' ')}`);
  await withServicesHeldBack(() =>
    runCommand('apt-get', ['install', '--yes', '--no-install-recommends', ...names], { env }),
  );
}
