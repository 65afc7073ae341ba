import { fileURLToPath } from 'node:url';
import { installDebianPackages } from './debian-packages.mjs';
import { provideElectron } from './electron.mjs';
import { provideNativeModule } from './native-module.mjs';
import { installNodePackages } from './node-packages.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { SetupProblem } from './say.mjs';

/**
 * Brings this checkout and this machine to where the app can be built and run. Does only what is missing, and needs
 * no network when nothing is.
 *
 * @param {'app' | 'tests'} purpose what the machine must be able to do
 * @returns {Promise<boolean>} whether it is ready
 */
export async function runSetup(purpose) {
  try {
    checkNodeVersion();
    await installNodePackages();
    await installDebianPackages(purpose);
    await provideNativeModule(await provideElectron());
    return true;
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    process.stderr.write(`setup: ${problem.message}\n`);
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await runSetup('tests')) ? 0 : 1;
}
