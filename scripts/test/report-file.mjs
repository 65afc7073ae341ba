import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inProject } from '../setup/project-paths.mjs';
import { readJson } from '../setup/read-json.mjs';

/**
 * Where a suite writes its result; an earlier one is deleted, so that it is never read for this one's.
 * @param {string} suite
 */
export function freshReportFile(suite) {
  const file = inProject('test-results', `${suite}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} file
 * @returns {unknown} null when the suite ended before it wrote one
 */
export function reportIn(file) {
  return existsSync(file) ? readJson(file) : null;
}
