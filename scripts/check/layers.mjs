/**
 * Who may import whom. This is the only place that says it: dependency-cruiser (`.dependency-cruiser.mjs`)
 * and ESLint (`eslint.config.js`) both read these tables. ARCHITECTURE.md explains the reasons.
 */

/**
 * @typedef {object} Layer
 * @property {string} name what a finding is called
 * @property {string} path regular expression of the files in the layer, from the repository root
 * @property {string[]} mayImport regular expressions of files under src it may import; `$1` is the first group of `path`
 * @property {string[]} packages npm packages it may import, `*` at the end for a whole scope
 * @property {boolean} mayUseNode whether Node's own modules are allowed
 */

const domain = '^src/shared/domain/';
const ipcContract = '^src/shared/ipc/';
const shared = '^src/shared/';
const ports = '^src/main/ports/';
const application = '^src/main/application/';

/** UI packages; kept here so that no other layer can reach for one. */
const uiPackages = [
  'react',
  'react-dom',
  'zustand',
  'lucide-react',
  '@mantine/*',
  '@tanstack/*',
  '@tiptap/*',
  '@fontsource-variable/*',
];

/**
 * One driver, one folder.
 * @type {readonly { packageName: string, homes: readonly string[] }[]}
 */
export const driverHomes = [
  { packageName: 'better-sqlite3', homes: ['src/main/adapters/sqlite'] },
  { packageName: 'nodemailer', homes: ['src/main/adapters/email'] },
  { packageName: 'imapflow', homes: ['src/main/adapters/trackers'] },
  { packageName: 'postal-mime', homes: ['src/main/adapters/trackers'] },
  { packageName: 'smtp-server', homes: ['src/main/adapters/training'] },
  { packageName: 'csv-parse', homes: ['src/main/adapters/tables'] },
  { packageName: 'file-type', homes: ['src/main/adapters/documents'] },
  { packageName: 'pdfjs-dist', homes: ['src/renderer/pdf-preview'] },
  { packageName: 'zod', homes: ['src/main/ipc'] },
  { packageName: 'uuidv7', homes: ['src/main/adapters/time'] },
  { packageName: 'libphonenumber-js', homes: ['src/main/adapters/phone'] },
];

/** Folders that may import Electron; the entry files of main and the preload may as well. */
export const electronHomes = ['src/main/ipc', 'src/main/security', 'src/main/windows', 'src/preload'];

/** @param {string} folder */
function packagesAtHome(folder) {
  const drivers = driverHomes.filter(({ homes }) => homes.includes(folder));
  const names = drivers.map(({ packageName }) => packageName);
  return electronHomes.includes(folder) ? [...names, 'electron'] : names;
}

/** Every adapter folder that owns a driver gets a row of its own; the rest share one. */
const adapterFolders = [...new Set([...driverHomes.flatMap(({ homes }) => homes), ...electronHomes])].filter(
  (folder) => folder.startsWith('src/main/adapters/'),
);

/** @type {Layer[]} */
const adapterLayers = adapterFolders.map((folder) => ({
  name: folder.replace('src/', ''),
  path: `^${folder}/`,
  mayImport: [`^${folder}/`, ports, shared],
  packages: packagesAtHome(folder),
  mayUseNode: true,
}));

/** @type {readonly Layer[]} */
export const layers = [
  { name: 'shared/domain', path: domain, mayImport: [domain], packages: [], mayUseNode: false },
  {
    name: 'shared/ipc',
    path: ipcContract,
    mayImport: [ipcContract, domain],
    packages: [],
    mayUseNode: false,
  },
  { name: 'main/ports', path: ports, mayImport: [ports, domain], packages: [], mayUseNode: false },
  {
    name: 'main/application',
    path: application,
    mayImport: [application, ports, domain],
    packages: [],
    mayUseNode: false,
  },
  ...adapterLayers,
  {
    name: 'main/adapters (without a driver)',
    path: `^src/main/adapters/(?!(?:${adapterFolders.map((folder) => folder.replace('src/main/adapters/', '')).join('|')})/)([^/]+)/`,
    mayImport: ['^src/main/adapters/$1/', ports, shared],
    packages: [],
    mayUseNode: true,
  },
  {
    name: 'main/ipc',
    path: '^src/main/ipc/',
    mayImport: ['^src/main/ipc/', shared, application, ports],
    packages: packagesAtHome('src/main/ipc'),
    mayUseNode: false,
  },
  {
    name: 'main/security',
    path: '^src/main/security/',
    mayImport: ['^src/main/security/', shared, ports],
    packages: packagesAtHome('src/main/security'),
    mayUseNode: true,
  },
  {
    name: 'main/windows',
    path: '^src/main/windows/',
    mayImport: ['^src/main/windows/', shared, ports],
    packages: packagesAtHome('src/main/windows'),
    mayUseNode: true,
  },
  {
    name: 'main entry files',
    path: '^src/main/[^/]+$',
    mayImport: ['^src/main/', shared],
    packages: ['electron'],
    mayUseNode: true,
  },
  {
    name: 'preload',
    path: '^src/preload/',
    mayImport: ['^src/preload/', ipcContract],
    packages: packagesAtHome('src/preload'),
    mayUseNode: false,
  },
  {
    name: 'renderer/shared',
    path: '^src/renderer/shared/',
    mayImport: ['^src/renderer/shared/', shared],
    packages: uiPackages,
    mayUseNode: false,
  },
  {
    name: 'renderer/features',
    path: '^src/renderer/features/([^/]+)/',
    mayImport: ['^src/renderer/features/$1/', '^src/renderer/shared/', shared],
    packages: uiPackages,
    mayUseNode: false,
  },
  {
    // Runs in the frame of a shown PDF, where there is no bridge: it knows nothing of the pages but their words.
    name: 'renderer/pdf-preview',
    path: '^src/renderer/pdf-preview/',
    mayImport: ['^src/renderer/pdf-preview/', '^src/renderer/shared/words/'],
    packages: packagesAtHome('src/renderer/pdf-preview'),
    mayUseNode: false,
  },
  {
    name: 'renderer pages',
    path: '^src/renderer/[^/]+$',
    mayImport: ['^src/renderer/', shared],
    packages: uiPackages,
    mayUseNode: false,
  },
];
