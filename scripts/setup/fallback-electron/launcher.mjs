// Starts the app whose folder stands on the command line, as the launcher inside the official Electron does. An ES
// module with a top-level await: otherwise Electron is ready before the app's main file has run.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** @typedef {{ name: string, productName?: string, version: string, main: string }} Manifest */
/** @typedef {{ setAppPath(folder: string): void, setVersion(version: string): void }} LaunchableApp */

/**
 * @param {string} appFolder
 * @returns {unknown}
 */
function manifestOf(appFolder) {
  return JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
}

const require = createRequire(import.meta.url);
const words = process.argv.slice(1);
for (let place = words.indexOf('-r'); place !== -1; place = words.indexOf('-r')) {
  const [, preloaded = ''] = words.splice(place, 2);
  require(resolve(preloaded));
}
const folder = resolve(words.find((word) => !word.startsWith('-')) ?? '.');
const manifest = /** @type {Manifest} */ (manifestOf(folder));
const launchable = /** @type {LaunchableApp} */ (/** @type {unknown} */ (app));
Object.assign(process, { defaultApp: true });
launchable.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
launchable.setVersion(manifest.version);
await import(pathToFileURL(join(folder, manifest.main)).href);
