/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const onePassed = { passed: 1, failed: 0, skipped: 0 };

/** @type {Tally} */
export const oneFailed = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumOf(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Tally} tally */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * What a suite's own count leaves out is a failure as well: a crash, a file that does not load, or no test at all.
 *
 * @param {Tally} tally
 * @param {boolean} hasEndedWell whether the program that ran the suite said that all is well
 * @returns {Tally}
 */
export function withoutSilentFailure(tally, hasEndedWell) {
  const hasRun = tally.passed + tally.failed > 0;
  const isSilent = tally.failed === 0 && (!hasEndedWell || !hasRun);
  return isSilent ? sumOf([tally, oneFailed]) : tally;
}
