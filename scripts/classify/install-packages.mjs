import { installNodePackages } from '../setup/node-packages.mjs';
import { checkNodeVersion } from '../setup/node-version.mjs';
import { SetupProblem } from '../setup/say.mjs';

/** A program of its own, because what it says must not stand among the lines of `classify`. */
try {
  checkNodeVersion();
  await installNodePackages();
} catch (problem) {
  if (!(problem instanceof SetupProblem)) throw problem;
  process.stderr.write(`setup: ${problem.message}\n`);
  process.exitCode = 1;
}
