import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { fuseTable } from './fuse-table.mjs';

/** @typedef {import('./fuse-table.mjs').FuseName} FuseName */

/**
 * The fuses stand side by side in the program, and older programs have fewer: what lies behind the end of the wire does
 * not exist in this one.
 *
 * @param {string} executable
 */
async function readWire(executable) {
  const wire = await getCurrentFuseWire(executable);
  /** @param {FuseName} name */
  const stateOf = (name) => wire[FuseV1Options[name]];
  return { stateOf };
}

/** @returns {FuseName[]} */
function fuseNames() {
  return /** @type {FuseName[]} */ (Object.keys(fuseTable(process.platform)));
}

/**
 * @param {string} executable
 * @param {string} platform as Node names it
 */
export async function setFuses(executable, platform) {
  const { stateOf } = await readWire(executable);
  const table = fuseTable(platform);
  /** @type {Partial<Record<import('@electron/fuses').FuseV1Options, boolean>>} */
  const settings = {};
  for (const name of fuseNames()) {
    if (stateOf(name) !== undefined) settings[FuseV1Options[name]] = table[name];
  }
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The signature of the program as it was delivered no longer fits; the release is signed afterwards.
    resetAdHocDarwinSignature: platform === 'darwin',
    ...settings,
  });
}

/**
 * Reads the fuses back from the program itself.
 *
 * @param {string} executable
 * @param {string} platform as Node names it
 * @returns {Promise<{ wrong: string[], missing: string[], lines: string[] }>} `missing` are those this Electron is too
 * old to have
 */
export async function checkFuses(executable, platform) {
  const { stateOf } = await readWire(executable);
  const table = fuseTable(platform);
  const read = fuseNames().map((name) => ({ name, isWanted: table[name], state: stateOf(name) }));
  const missing = read.filter(({ state }) => state === undefined).map(({ name }) => name);
  const wrong = read
    .filter(
      ({ state, isWanted }) =>
        state !== undefined && state !== (isWanted ? FuseState.ENABLE : FuseState.DISABLE),
    )
    .map(({ name, isWanted }) => `${name} is not ${isWanted ? 'on' : 'off'}`);
  const words = new Map([
    [FuseState.ENABLE, 'on'],
    [FuseState.DISABLE, 'off'],
    [FuseState.REMOVED, 'removed'],
    [FuseState.INHERIT, 'inherited'],
  ]);
  const lines = read.map(
    ({ name, state }) =>
      `${name} ${state === undefined ? 'is not in this Electron' : (words.get(state) ?? 'unknown')}`,
  );
  return { wrong, missing, lines };
}
