import { inProject } from './project-paths.mjs';
import { readJson } from './read-json.mjs';
import { runNpm } from './run-command.mjs';
import { say } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function lockedPackages(file) {
  try {
    return /** @type {{ packages?: Record<string, LockedPackage> }} */ (readJson(file)).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * npm notes in node_modules what it installed. Comparing that note with the lock file finds an old node_modules without
 * trusting dates, which a checkout changes. Optional packages may be missing: most are for other platforms.
 */
function isUpToDate() {
  const wanted = lockedPackages(inProject('package-lock.json'));
  const installed = lockedPackages(inProject('node_modules', '.package-lock.json'));
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([path, locked]) => {
    if (path === '') return true;
    const present = installed[path];
    if (present === undefined) return locked.optional === true;
    return present.version === locked.version && present.integrity === locked.integrity;
  });
}

export async function installNodePackages() {
  if (isUpToDate()) {
    say('npm packages are as the lock file says');
    return;
  }
  say('npm packages are missing or older than the lock file: running npm ci');
  await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: inProject(),
  });
}
