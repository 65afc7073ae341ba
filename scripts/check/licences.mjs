import { inProject } from '../setup/project-paths.mjs';
import { readJson } from '../setup/read-json.mjs';

/** @typedef {{ license?: string | { type?: string } }} Manifest */
/** @typedef {{ packages: Record<string, { dev?: boolean, devOptional?: boolean, optional?: boolean }> }} Lock */

/** Permissive licences; the Open Font License is for the Inter typeface. Anything else needs a decision first. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
  'OFL-1.1',
]);

/**
 * An `OR` needs one allowed side, an `AND` needs both (SPDX expressions; brackets around the whole are common).
 * @param {string} expression
 * @returns {boolean}
 */
function isAllowed(expression) {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return allowed.has(bare);
}

/** @param {string} path */
function licenceOf(path) {
  const { license } = /** @type {Manifest} */ (readJson(inProject(path, 'package.json')));
  return typeof license === 'string' ? license : (license?.type ?? 'none given');
}

/** @type {import('./run-step.mjs').Step} */
export const licencesStep = {
  name: 'licences',
  run: () => {
    const { packages } = /** @type {Lock} */ (readJson(inProject('package-lock.json')));
    const shipped = Object.entries(packages).filter(
      ([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional,
    );
    const refused = shipped
      .map(([path]) => ({ path, licence: licenceOf(path) }))
      .filter(({ licence }) => !isAllowed(licence))
      .map(({ path, licence }) => `${path}: ${licence}`);
    return Promise.resolve({
      isPassed: refused.length === 0 && shipped.length > 0,
      output: [...refused, `${shipped.length} packages looked at`].join('\n'),
    });
  },
};
