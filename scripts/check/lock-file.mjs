import { inProject } from '../setup/project-paths.mjs';
import { readJson } from '../setup/read-json.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [inBundle]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {Record<string, LockedPackage>} LockedPackages */

/**
 * Node looks for a package beside the one that wants it, then further and further out.
 *
 * @param {LockedPackages} packages
 * @param {string} from
 * @param {string} name
 */
function isLocked(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (`${place}${place === '' ? '' : '/'}node_modules/${name}` in packages) return true;
    if (place === '') return false;
  }
}

/**
 * npm drops optional packages for other platforms from the lock file when it cannot see them, and `npm ci` then refuses
 * the whole file.
 *
 * @param {LockedPackages} packages
 */
function missingPackages(packages) {
  return Object.entries(packages).flatMap(([path, { dependencies, devDependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...(path === '' ? devDependencies : {}), ...optionalDependencies })
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, wanted by ${path === '' ? 'this project' : path}, is missing`),
  );
}

/** @param {LockedPackages} packages */
function differencesFromManifest(packages) {
  const manifest = /** @type {LockedPackage} */ (readJson(inProject('package.json')));
  const locked = packages[''] ?? {};
  return /** @type {const} */ (['dependencies', 'devDependencies'])
    .filter((kind) => JSON.stringify(manifest[kind]) !== JSON.stringify(locked[kind]))
    .map((kind) => `${kind} are not those of package.json`);
}

/** @param {[string, LockedPackage]} entry */
function faultsOf([path, { resolved, integrity, inBundle }]) {
  return [
    ...(resolved === undefined ? [] : [`${path} names where it came from`]),
    ...(integrity === undefined && inBundle !== true ? [`${path} has no checksum`] : []),
  ];
}

/**
 * The lock file names no host (`omit-lockfile-registry-resolved` in .npmrc), so that one person's mirror does not end up
 * on everybody's machine; every package in it carries its checksum; and it is complete.
 *
 * @type {import('./run-step.mjs').Step}
 */
export const lockFileStep = {
  name: 'lock file',
  run: () => {
    const { packages } = /** @type {{ packages: LockedPackages }} */ (
      readJson(inProject('package-lock.json'))
    );
    const installed = Object.entries(packages).filter(([path]) => path !== '');
    const findings = [
      ...installed.flatMap(faultsOf),
      ...missingPackages(packages),
      ...differencesFromManifest(packages),
    ];
    return Promise.resolve({ isPassed: findings.length === 0, output: findings.join('\n') });
  },
};
