import { inProject } from '../setup/project-paths.mjs';
import { electronExecutable } from '../setup/electron-runtime.mjs';
import { runAttached } from './run-attached.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runElectronVite(args) {
  return runAttached(
    process.execPath,
    [inProject('node_modules/electron-vite/bin/electron-vite.js'), ...args],
    {
      ELECTRON_EXEC_PATH: electronExecutable(),
    },
  );
}

export function buildApp() {
  return runElectronVite(['build', '--logLevel', 'warn']);
}
