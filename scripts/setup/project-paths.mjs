import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(fileURLToPath(new URL('../../', import.meta.url)));

/** @param {string[]} parts */
export function inProject(...parts) {
  return join(projectRoot, ...parts);
}

/** Kept outside the checkout, so that a second clone finds what the first one fetched and compiled. */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sendtrail');
}
