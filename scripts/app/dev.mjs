import { runSetup } from '../setup/run-setup.mjs';
import { runElectronVite } from './electron-vite.mjs';
import { rootArguments } from './root-arguments.mjs';

const isRoot = rootArguments().length > 0;
process.exitCode = (await runSetup('app'))
  ? await runElectronVite(['dev', ...(isRoot ? ['--noSandbox'] : [])])
  : 1;
