import { buildApp } from '../app/electron-vite.mjs';
import { withVirtualDisplay } from '../display/virtual-display.mjs';
import { runSetup } from '../setup/run-setup.mjs';
import { runPlaywrightSuite } from './playwright-suite.mjs';
import { inWords, oneFailed } from './tally.mjs';

/** The main job in the built app, for its screenshots: tests/e2e/tour writes them to docs/. */
async function runTour() {
  const isReady = (await runSetup('app')) && (await buildApp()) === 0;
  return isReady ? withVirtualDisplay((env) => runPlaywrightSuite('tour', env)) : oneFailed;
}

const tally = await runTour();
process.stdout.write(`tour: ${inWords(tally)}\n`);
process.exitCode = tally.failed === 0 ? 0 : 1;
