import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { linuxExecutable } from './packaged-app.mjs';
import { setFuses } from './fuses.mjs';

/**
 * Runs on the finished folder, before it is signed: takes out the launcher of the bare Electron and sets the fuses.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  /** @type {Record<string, { resources: string, executable: string }>} */
  const places = {
    linux: { resources: 'resources', executable: linuxExecutable },
    win32: { resources: 'resources', executable: `${productFilename}.exe` },
    darwin: {
      resources: `${productFilename}.app/Contents/Resources`,
      executable: `${productFilename}.app/Contents/MacOS/${productFilename}`,
    },
  };
  const place = places[electronPlatformName];
  if (place === undefined) throw new Error(`There are no fuses for ${electronPlatformName}.`);
  await rm(join(appOutDir, place.resources, 'default_app.asar'), { force: true });
  await setFuses(join(appOutDir, place.executable), electronPlatformName);
}
