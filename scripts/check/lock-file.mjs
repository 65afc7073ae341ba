import { inProject } from '../setup/project-paths.mjs';
import { readJson } from '../setup/read-json.mjs';

/** @typedef {{ packages: Record<string, { resolved?: string, integrity?: string, inBundle?: boolean }> }} Lock */

/**
 * The lock file names no host (`omit-lockfile-registry-resolved` in .npmrc), so that one person's mirror does not end up
 * on everybody's machine, and every package in it carries its checksum.
 *
 * @type {import('./run-step.mjs').Step}
 */
export const lockFileStep = {
  name: 'lock file',
  run: () => {
    const { packages } = /** @type {Lock} */ (readJson(inProject('package-lock.json')));
    const findings = Object.entries(packages)
      .filter(([path]) => path !== '')
      .flatMap(([path, { resolved, integrity, inBundle }]) => [
        ...(resolved === undefined ? [] : [`${path} names where it came from`]),
        ...(integrity === undefined && inBundle !== true ? [`${path} has no checksum`] : []),
      ]);
    return Promise.resolve({ isPassed: findings.length === 0, output: findings.join('\n') });
  },
};
