import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, inProject } from './project-paths.mjs';
import { readJson } from './read-json.mjs';
import { SetupProblem } from './say.mjs';

/**
 * Which Electron this machine uses: the one answer for starting, testing, packaging and measuring.
 *
 * - `SENDTRAIL_ELECTRON_PATH=/path/to/electron`: exactly that one.
 * - the official binary of the `electron` package, once it has been fetched;
 * - else the fallback (development and tests only), unless `SENDTRAIL_ELECTRON=official` refuses it.
 *
 * @typedef {object} ElectronRuntime
 * @property {'chosen' | 'official' | 'fallback'} kind
 * @property {string} version
 * @property {string} folder
 * @property {string} executable
 */

/** @typedef {typeof import('./fallback-electron/pin.json')} FallbackPin */

/** @returns {FallbackPin} */
export function fallbackPin() {
  return /** @type {FallbackPin} */ (readJson(inProject('scripts/setup/fallback-electron/pin.json')));
}

/** A changed recipe gives another folder, so that an old cache is never taken for a new one. */
export function fallbackFolder() {
  const { electronVersion } = fallbackPin();
  const recipe = createHash('sha256');
  for (const file of [
    'fallback-electron/pin.json',
    'fallback-electron/launcher.mjs',
    'fallback-electron/make.mjs',
  ]) {
    recipe.update(readFileSync(inProject('scripts/setup', file)));
  }
  return join(cacheFolder(), `electron-${electronVersion}-fallback-${recipe.digest('hex').slice(0, 12)}`);
}

/** @returns {string} the version of the `electron` package the lock file names */
export function officialVersion() {
  return /** @type {{ version: string }} */ (readJson(inProject('node_modules/electron/package.json')))
    .version;
}

export function isFallbackRefused() {
  return process.env['SENDTRAIL_ELECTRON'] === 'official';
}

/** @param {string} file */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** @returns {ElectronRuntime | null} */
export function chosenRuntime() {
  const executable = process.env['SENDTRAIL_ELECTRON_PATH'];
  if (executable === undefined || executable === '') return null;
  if (!existsSync(executable)) {
    throw new SetupProblem(`SENDTRAIL_ELECTRON_PATH names ${executable}, which does not exist.`);
  }
  const folder = dirname(executable);
  const version = textOf(join(folder, 'version'))?.replace(/^v/, '') ?? 'unknown';
  return { kind: 'chosen', version, folder, executable };
}

/** @returns {ElectronRuntime | null} */
export function officialRuntime() {
  const home = inProject('node_modules/electron');
  const place = textOf(join(home, 'path.txt'));
  const version = textOf(join(home, 'dist', 'version'))?.replace(/^v/, '');
  if (place === null || version !== officialVersion()) return null;
  const executable = join(home, 'dist', place);
  if (!existsSync(executable)) return null;
  return { kind: 'official', version, folder: join(home, 'dist'), executable };
}

/** @returns {ElectronRuntime | null} */
export function fallbackRuntime() {
  const folder = fallbackFolder();
  const executable = join(folder, 'electron');
  if (isFallbackRefused() || !existsSync(executable)) return null;
  return { kind: 'fallback', version: fallbackPin().electronVersion, folder, executable };
}

/** @returns {ElectronRuntime} */
export function electronRuntime() {
  const runtime = chosenRuntime() ?? officialRuntime() ?? fallbackRuntime();
  if (runtime === null)
    throw new SetupProblem('There is no Electron on this machine yet: npm run setup fetches it.');
  return runtime;
}

export function electronExecutable() {
  return electronRuntime().executable;
}
