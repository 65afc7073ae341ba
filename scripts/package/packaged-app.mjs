import { inProject } from '../setup/project-paths.mjs';

/** The program's name on Linux; elsewhere it is the product's. */
export const linuxExecutable = 'sendtrail';

/**
 * What electron-builder calls the folder, the program in it and the archive, by platform.
 * @type {Readonly<Record<string, { folder: string, executable: string, archive: string }>>}
 */
const layouts = {
  linux: { folder: 'linux-unpacked', executable: linuxExecutable, archive: 'resources/app.asar' },
  win32: { folder: 'win-unpacked', executable: 'Sendtrail.exe', archive: 'resources/app.asar' },
  darwin: {
    folder: process.arch === 'arm64' ? 'mac-arm64' : 'mac',
    executable: 'Sendtrail.app/Contents/MacOS/Sendtrail',
    archive: 'Sendtrail.app/Contents/Resources/app.asar',
  },
};

/** @returns {{ folder: string, executable: string, archive: string }} where `npm run package` puts the app here */
export function packagedApp() {
  const layout = layouts[process.platform];
  if (layout === undefined) throw new Error(`Sendtrail is not packaged for ${process.platform}.`);
  const folder = inProject('dist', layout.folder);
  return { folder, executable: `${folder}/${layout.executable}`, archive: `${folder}/${layout.archive}` };
}
