import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../setup/project-paths.mjs';
import { readJson } from '../setup/read-json.mjs';

const folder = inProject('src/main/adapters/sqlite/migrations');

/** Checksums of the migrations that somebody's log may already have been through. */
export const frozenFile = inProject('tests/architecture/frozen-migrations.json');

/** @returns {Record<string, string>} SHA-256 by file name, in the order of the names */
export function migrationsOnDisk() {
  const names = readdirSync(folder).filter((name) => /^\d+.*\.(?:ts|sql)$/.test(name));
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(`${folder}/${name}`))
        .digest('hex'),
    ]),
  );
}

/** @returns {Record<string, string>} */
export function frozenMigrations() {
  return existsSync(frozenFile) ? /** @type {Record<string, string>} */ (readJson(frozenFile)) : {};
}

/** @returns {string[]} frozen migrations that were changed or deleted, which is never allowed */
export function changedMigrations() {
  const onDisk = migrationsOnDisk();
  return Object.entries(frozenMigrations())
    .filter(([name, digest]) => onDisk[name] !== digest)
    .map(([name]) => name);
}

/** @returns {string[]} migrations that `npm run freeze-migrations` has not been told about */
export function newMigrations() {
  const frozen = frozenMigrations();
  return Object.keys(migrationsOnDisk()).filter((name) => !(name in frozen));
}
