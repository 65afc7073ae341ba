import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runAttached } from '../app/run-attached.mjs';
import { inProject } from '../setup/project-paths.mjs';

/** What the program below is run and taken apart with; Electron and a build are not needed. */
const NEEDED = ['node_modules/tsx/dist/cli.mjs', 'node_modules/postal-mime/package.json'];

/** `npm run --silent classify -- FILE…` prints one line of JSON for each mail, and nothing else, on standard output. */
async function runClassify() {
  if (!NEEDED.every((path) => existsSync(inProject(path))) && !installPackages()) return 1;
  // npm changes to the project's folder; file names are meant from where it was called.
  const calledFrom = process.env['INIT_CWD'] ?? process.cwd();
  const files = process.argv.slice(2).map((file) => resolve(calledFrom, file));
  const program = ['node_modules/tsx/dist/cli.mjs', 'src/main/adapters/trackers/classify-files.ts'];
  return runAttached(process.execPath, [...program.map((path) => inProject(path)), ...files]);
}

function installPackages() {
  const errorsOnly = { stdio: ['ignore', process.stderr.fd, process.stderr.fd] };
  const program = inProject('scripts/classify/install-packages.mjs');
  return (
    spawnSync(
      process.execPath,
      [program],
      /** @type {import('node:child_process').SpawnSyncOptions} */ (errorsOnly),
    ).status === 0
  );
}

process.exitCode = await runClassify();
