import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runSetup } from '../setup/run-setup.mjs';
import { licencesStep } from './licences.mjs';
import { lockFileStep } from './lock-file.mjs';
import { runSteps, toolStep } from './run-step.mjs';
import { layersStep } from './source-modules.mjs';

/** One compiler project a layer: what a layer may not know (Node, the DOM) is missing from its types. */
const typeProjects = [
  'src/shared/domain',
  'src/shared/ipc',
  'src/main',
  'src/preload',
  'src/renderer',
  'tests',
  'scripts',
  '.',
];

/** The slowest first, so that no long step is left over at the end. */
const steps = [
  toolStep('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  ...typeProjects.map((folder) =>
    toolStep(`types of ${folder}`, 'typescript/bin/tsc', ['--project', folder]),
  ),
  toolStep('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  toolStep('unused code', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  layersStep,
  licencesStep,
  lockFileStep,
];

/** Type-checked linting takes about 1 GB: two steps at a time is what a small machine can take. */
const mostAtOnce = 2;

export function runChecks() {
  return runSteps(steps, Math.min(mostAtOnce, availableParallelism()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isReady = await runSetup('app');
  const results = isReady ? await runChecks() : [];
  const failed = results.filter(({ isPassed }) => !isPassed);
  process.stdout.write(`check: ${results.length - failed.length} of ${results.length} steps passed\n`);
  process.exitCode = isReady && failed.length === 0 ? 0 : 1;
}
