import { runSetup } from '../setup/run-setup.mjs';
import { buildApp } from './electron-vite.mjs';

process.exitCode = (await runSetup('app')) ? await buildApp() : 1;
