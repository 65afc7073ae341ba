import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder, inProject } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * better-sqlite3's own setting asks for Node-API 10, which Node 20 and Electron 33 do not have. Without it the same
 * source compiles against what they offer. Garbage collection hooks keep their older, compatible signature.
 */
export const compileFlags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

/** Where Node was installed with its headers, there is nothing to download. */
function headersArgument() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

/**
 * Compiles a copy, so that no half-finished build stands in node_modules.
 *
 * @param {string} moduleFolder
 * @param {(builtFile: string) => Promise<void>} keep
 */
export async function compileNativeModule(moduleFolder, keep) {
  await mkdir(cacheFolder(), { recursive: true });
  const workshop = await mkdtemp(join(cacheFolder(), 'compiling-'));
  try {
    const copies = join(workshop, 'node_modules');
    const copy = join(copies, 'better-sqlite3');
    await cp(moduleFolder, copy, { recursive: true });
    await rm(join(copy, 'build'), { recursive: true, force: true });
    await cp(inProject('node_modules/node-addon-api'), join(copies, 'node-addon-api'), { recursive: true });
    const nodeGyp = inProject('node_modules/node-gyp/bin/node-gyp.js');
    const jobs = `--jobs=${availableParallelism()}`;
    await runCommand(
      process.execPath,
      [nodeGyp, 'rebuild', '--release', '--force_build=1', jobs, ...headersArgument()],
      {
        cwd: copy, // A quiet npm above would silence the compiler's errors as well.
        env: { CXXFLAGS: compileFlags, npm_config_loglevel: 'error' },
      },
    );
    await keep(join(copy, 'build/Release/better_sqlite3.node'));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
