import { buildApp } from '../app/electron-vite.mjs';
import { runAttached } from '../app/run-attached.mjs';
import { withVirtualDisplay } from '../display/virtual-display.mjs';
import { inProject } from '../setup/project-paths.mjs';
import { runSetup } from '../setup/run-setup.mjs';

/** `npm run bench` measures at a reduced size, `npm run bench -- --full` at the full one. */
async function runBench() {
  const isReady = (await runSetup('app')) && (await buildApp()) === 0;
  if (!isReady) return 1;
  const program = [inProject('node_modules/tsx/dist/cli.mjs'), inProject('tests/bench/run-bench.ts')];
  return withVirtualDisplay((env) =>
    runAttached(process.execPath, [...program, ...process.argv.slice(2)], env),
  );
}

process.exitCode = await runBench();
