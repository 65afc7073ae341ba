import { runAttached } from '../app/run-attached.mjs';
import { inProject } from '../setup/project-paths.mjs';
import { freshReportFile, reportIn } from './report-file.mjs';
import { withoutSilentFailure } from './tally.mjs';

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} VitestReport
 */

/**
 * @param {string} suite a project of vitest.config.ts
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runVitestSuite(suite, env) {
  const file = freshReportFile(suite);
  const code = await runAttached(
    process.execPath,
    [
      inProject('node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      suite,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    env,
  );
  const report = /** @type {VitestReport | null} */ (reportIn(file));
  const tally = {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  return withoutSilentFailure(tally, code === 0);
}
