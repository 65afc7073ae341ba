import { buildApp } from '../app/electron-vite.mjs';
import { runSetup } from '../setup/run-setup.mjs';

/** `npm run package` makes the folder for this platform, `npm run package -- --release` the installers as well. */
async function runPackage() {
  const isReady = (await runSetup('app')) && (await buildApp()) === 0;
  if (!isReady) return false;
  const { packageApp } = await import('./package-app.mjs');
  return packageApp({ isRelease: process.argv.includes('--release') });
}

process.exitCode = (await runPackage()) ? 0 : 1;
