import { existsSync } from 'node:fs';
import { afterPack } from './scripts/package/after-pack.mjs';
import { linuxExecutable } from './scripts/package/packaged-app.mjs';
import { inProject } from './scripts/setup/project-paths.mjs';

const driver = 'node_modules/better-sqlite3';

/** The loader prefers what was compiled on this machine; else it takes the package's own binary for this platform. */
const driverBinary = existsSync(inProject(driver, 'build/Release/better_sqlite3.node'))
  ? `${driver}/build/Release/better_sqlite3.node`
  : `${driver}/prebuilds/${process.platform}-${process.arch}.node`;

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'app.sendtrail.desktop',
  productName: 'Sendtrail',
  copyright: 'Sendtrail',
  directories: { output: 'dist', buildResources: 'resources' },
  // Everything but the native module is bundled into out/.
  files: [
    'out/**',
    'package.json',
    '!**/node_modules/**',
    `${driver}/package.json`,
    `${driver}/lib/**`,
    driverBinary,
  ],
  // Only the binary itself must lie outside the archive: the system loads it from a file.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  afterPack,
  publish: null,
  linux: { target: 'dir', executableName: linuxExecutable, category: 'Office' },
  win: { target: 'nsis' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.medical',
    hardenedRuntime: true,
    notarize: true,
  },
};
