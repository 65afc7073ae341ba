import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { officialRuntime, officialVersion } from './electron-runtime.mjs';
import { cacheFolder, inProject } from './project-paths.mjs';
import { readJson } from './read-json.mjs';
import { runCommand } from './run-command.mjs';

/** Long enough to hear from a slow site, short enough for a machine that cannot reach it. */
const answerLimitMs = 3_000;
/** The binary is about 120 MB. */
const fetchLimitMs = 15 * 60_000;
/** Without an answer the package's own installer may still find the binary in its cache. */
const cacheLookLimitMs = 3_000;
/** How long a vain try is remembered. */
const memoryMs = 7 * 24 * 60 * 60_000;

function noteFile() {
  return join(cacheFolder(), `electron-${officialVersion()}-not-reached.json`);
}

export function wasRecentlyOutOfReach() {
  try {
    const { triedAt } = /** @type {{ triedAt: number }} */ (readJson(noteFile()));
    return Math.abs(Date.now() - triedAt) < memoryMs;
  } catch {
    return false;
  }
}

function rememberOutOfReach() {
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(noteFile(), JSON.stringify({ triedAt: Date.now() }));
}

async function isSiteAnswering() {
  // Behind a proxy only the installer knows the way.
  if (process.env['ELECTRON_GET_USE_PROXY'] !== undefined) return true;
  const site = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/';
  try {
    await fetch(site, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(answerLimitMs) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Fetches the official binary with the installer of the `electron` package, which checks it against the checksums that
 * came with the package.
 *
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime | null>} null when it cannot be had
 */
export async function fetchOfficialElectron() {
  const timeoutMs = (await isSiteAnswering()) ? fetchLimitMs : cacheLookLimitMs;
  try {
    await runCommand(process.execPath, [inProject('node_modules/electron/install.js')], { timeoutMs });
  } catch {
    rememberOutOfReach();
    return null;
  }
  return officialRuntime();
}
