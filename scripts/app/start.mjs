import { hasDisplay, startVirtualDisplay } from '../display/virtual-display.mjs';
import { electronExecutable } from '../setup/electron-runtime.mjs';
import { projectRoot } from '../setup/project-paths.mjs';
import { runSetup } from '../setup/run-setup.mjs';
import { buildApp } from './electron-vite.mjs';
import { rootArguments } from './root-arguments.mjs';
import { runAttached } from './run-attached.mjs';

async function startApp() {
  const args = [projectRoot, ...rootArguments(), ...process.argv.slice(2)];
  if (hasDisplay()) return runAttached(electronExecutable(), args);
  const display = await startVirtualDisplay();
  process.stdout.write(
    `start: there is no display here, so Sendtrail draws on a virtual one (Xvfb ${display.name}); Ctrl+C ends it\n`,
  );
  try {
    return await runAttached(electronExecutable(), args, { DISPLAY: display.name });
  } finally {
    await display.stop();
  }
}

const isReady = (await runSetup('app')) && (await buildApp()) === 0;
process.exitCode = isReady ? await startApp() : 1;
