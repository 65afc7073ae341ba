import { buildApp } from '../app/electron-vite.mjs';
import { runChecks } from '../check/run-checks.mjs';
import { withVirtualDisplay } from '../display/virtual-display.mjs';
import { runSetup } from '../setup/run-setup.mjs';
import { runPlaywrightSuite } from './playwright-suite.mjs';
import { inWords, oneFailed, onePassed, sumOf } from './tally.mjs';
import { runVitestSuite } from './vitest-suite.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/** @param {boolean} isGood */
function oneStep(isGood) {
  return isGood ? onePassed : oneFailed;
}

/**
 * Everything `npm test` runs, in this order: the quick ones first. The last three need what the one before them made.
 *
 * @type {readonly { name: string, run: () => Promise<Tally> }[]}
 */
const suites = [
  { name: 'check', run: async () => sumOf((await runChecks()).map(({ isPassed }) => oneStep(isPassed))) },
  ...['unit', 'contract', 'integration', 'faults', 'security', 'fuzz', 'architecture'].map((name) => ({
    name,
    run: () => runVitestSuite(name),
  })),
  { name: 'build', run: async () => oneStep((await buildApp()) === 0) },
  { name: 'e2e', run: () => withVirtualDisplay((env) => runPlaywrightSuite('e2e', env)) },
  { name: 'package', run: runPackageSuite },
];

async function runPackageSuite() {
  // Needs packages, which a fresh clone has only after the set-up.
  const { packageApp } = await import('../package/package-app.mjs');
  return sumOf([oneStep(await packageApp()), await runVitestSuite('package')]);
}

/** @param {readonly string[]} names the suites to run; none means all */
async function runTests(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    process.stdout.write(`test: there is no suite called ${unknown.join(', ')}\n`);
    return oneFailed;
  }
  if (!(await runSetup('tests'))) return oneFailed;
  /** @type {Tally[]} */
  const tallies = [];
  for (const { name, run } of suites.filter((suite) => names.length === 0 || names.includes(suite.name))) {
    const startedAt = performance.now();
    const tally = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`test: ${name}: ${inWords(tally)} (${seconds} s)\n`);
    tallies.push(tally);
  }
  return sumOf(tallies);
}

const total = await runTests(process.argv.slice(2));
process.stdout.write(`${inWords(total)}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
