import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronRuntime } from '../setup/electron-runtime.mjs';
import { inProject, projectRoot } from '../setup/project-paths.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { checkFuses } from './fuses.mjs';
import { packagedApp } from './packaged-app.mjs';

/** What the app itself may weigh, next to Electron's 300 MB. */
const mostArchiveBytes = 12_000_000;

/** @param {string} line */
function say(line) {
  process.stdout.write(`package: ${line}\n`);
}

/**
 * Puts what `npm run build` made into a folder with Electron, and reads its fuses back.
 *
 * @param {{ isRelease?: boolean }} [options] a release also makes the installers of this platform
 * @returns {Promise<boolean>}
 */
export async function packageApp({ isRelease = false } = {}) {
  const runtime = electronRuntime();
  if (isRelease && runtime.kind !== 'official') {
    say(`no release is made with Electron ${runtime.version} (${runtime.kind}): it needs the official one`);
    return false;
  }
  const { folder, executable, archive } = packagedApp();
  rmSync(folder, { recursive: true, force: true });
  await runBuilder(runtime, isRelease);
  const { wrong, missing, lines } = await checkFuses(executable, process.platform);
  for (const line of lines) say(`fuse ${line}`);
  for (const line of wrong) say(`FUSE WRONG: ${line}`);
  const archiveBytes = statSync(archive).size;
  const isLight = archiveBytes <= mostArchiveBytes;
  say(`app.asar ${(archiveBytes / 1e6).toFixed(2)} MB${isLight ? '' : ', TOO HEAVY'}`);
  if (runtime.kind !== 'official') markAsTestFolder(folder, runtime.version);
  say(
    `${folder} (Electron ${runtime.version}, ${runtime.kind === 'official' ? 'release' : 'for tests only, not for release'})`,
  );
  // Every fuse must exist in what people get; the fallback may be too old for the newest.
  return isLight && wrong.length === 0 && (runtime.kind !== 'official' || missing.length === 0);
}

/**
 * @param {import('../setup/electron-runtime.mjs').ElectronRuntime} runtime
 * @param {boolean} isRelease
 */
async function runBuilder(runtime, isRelease) {
  const args = [
    '--config=electron-builder.config.mjs',
    '--publish=never',
    `--config.electronDist=${runtime.folder}`,
    `--config.electronVersion=${runtime.version}`,
    ...(isRelease ? [] : ['--dir']),
  ];
  await runCommand(process.execPath, [inProject('node_modules/electron-builder/cli.js'), ...args], {
    cwd: projectRoot,
  });
}

/**
 * @param {string} folder
 * @param {string} version
 */
function markAsTestFolder(folder, version) {
  const text = `Made with Electron ${version}, which is for development and tests only. Not for release.\n`;
  writeFileSync(join(folder, 'NOT-FOR-RELEASE.txt'), text);
}
