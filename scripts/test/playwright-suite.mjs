import { runAttached } from '../app/run-attached.mjs';
import { inProject } from '../setup/project-paths.mjs';
import { freshReportFile, reportIn } from './report-file.mjs';
import { withoutSilentFailure } from './tally.mjs';

/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport */

/**
 * @param {string} suite a project of playwright.config.ts
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runPlaywrightSuite(suite, env) {
  const file = freshReportFile(suite);
  const code = await runAttached(
    process.execPath,
    [
      inProject('node_modules/@playwright/test/cli.js'),
      'test',
      '--project',
      suite,
      '--reporter',
      'list,json',
    ],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  const stats = /** @type {PlaywrightReport | null} */ (reportIn(file))?.stats;
  const tally = {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  };
  return withoutSilentFailure(tally, code === 0);
}
