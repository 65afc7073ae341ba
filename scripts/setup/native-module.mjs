import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compileNativeModule, compileFlags } from './compile-native-module.mjs';
import { isAtLeast, nodeVersion } from './node-version.mjs';
import { cacheFolder, inProject } from './project-paths.mjs';
import { readJson } from './read-json.mjs';
import { runCommand } from './run-command.mjs';
import { say } from './say.mjs';

const moduleFolder = inProject('node_modules/better-sqlite3');
const compiledFile = join(moduleFolder, 'build/Release/better_sqlite3.node');
const verifiedNote = join(moduleFolder, 'build/opened-by.json');

/** The package's own binaries need Node-API 10: on anything older they crash. */
const nodeWithPrebuild = { major: 22, minor: 14 };
const electronWithPrebuild = 36;

/** @param {import('./electron-runtime.mjs').ElectronRuntime} electron */
function canUsePrebuild(electron) {
  return (
    isAtLeast(nodeVersion(), nodeWithPrebuild) &&
    Number.parseInt(electron.version, 10) >= electronWithPrebuild
  );
}

function moduleVersion() {
  return /** @type {{ version: string }} */ (readJson(join(moduleFolder, 'package.json'))).version;
}

/** @param {string} file */
function digestOf(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null;
}

function cachedFile() {
  const recipe = createHash('sha256').update(compileFlags).digest('hex').slice(0, 12);
  const name = `better-sqlite3-${moduleVersion()}-${process.platform}-${process.arch}-${recipe}`;
  return join(cacheFolder(), name, 'better_sqlite3.node');
}

/**
 * Copies beside the target first: a program that has the old file open keeps it.
 * @param {string} from
 * @param {string} to
 */
async function putInPlace(from, to) {
  await mkdir(dirname(to), { recursive: true });
  const beside = `${to}.${process.pid}`;
  await copyFile(from, beside);
  await rename(beside, to);
}

/** @returns {Promise<string>} what was done, in words */
async function provideCompiled() {
  const cached = cachedFile();
  let isNew = false;
  if (!existsSync(cached)) {
    say(
      `compiling better-sqlite3 ${moduleVersion()} for Node ${process.versions.node} (a minute or two, once)`,
    );
    await compileNativeModule(moduleFolder, (built) => putInPlace(built, cached));
    isNew = true;
  }
  if (digestOf(compiledFile) !== digestOf(cached)) await putInPlace(cached, compiledFile);
  return isNew ? 'compiled here' : 'compiled earlier';
}

/**
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @returns {Promise<string>} the versions that opened a database, in words
 */
async function openDatabaseInBoth(electron) {
  const stamp = JSON.stringify({
    file: digestOf(compiledFile) ?? moduleVersion(),
    node: process.versions.node,
    electron: `${electron.version} ${electron.executable}`,
  });
  const opened = `opened by Node ${process.versions.node} and Electron ${electron.version}`;
  if (existsSync(verifiedNote) && readFileSync(verifiedNote, 'utf8') === stamp) return opened;
  const probe = inProject('scripts/setup/open-database.mjs');
  await runCommand(process.execPath, [probe]);
  await runCommand(electron.executable, [probe], { env: { ELECTRON_RUN_AS_NODE: '1' } });
  await mkdir(dirname(verifiedNote), { recursive: true });
  await writeFile(verifiedNote, stamp);
  return opened;
}

/** @param {import('./electron-runtime.mjs').ElectronRuntime} electron */
export async function provideNativeModule(electron) {
  const origin = canUsePrebuild(electron) ? "the package's own binary" : await provideCompiled();
  say(`better-sqlite3 ${moduleVersion()}, ${origin}, ${await openDatabaseInBoth(electron)}`);
}
