import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const policyFile = '/usr/sbin/policy-rc.d';

/** What invoke-rc.d asks before it starts a service; 101 means "not allowed" (Debian policy layer for init scripts). */
const refuseEverything = '#!/bin/sh\nexit 101\n';

/**
 * Debian starts a mail server as soon as it is installed. The tests start their own on loopback ports, so none of the
 * system's may start here; whatever policy the machine had is put back, also when the installation fails or is stopped.
 *
 * @param {() => Promise<unknown>} install
 */
export async function withServicesHeldBack(install) {
  const before = existsSync(policyFile)
    ? { text: readFileSync(policyFile), mode: statSync(policyFile).mode }
    : null;
  const restore = () => {
    rmSync(policyFile, { force: true });
    if (before !== null) {
      writeFileSync(policyFile, before.text);
      chmodSync(policyFile, before.mode);
    }
  };
  const stop = () => process.exit(130);
  process.once('exit', restore);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    writeFileSync(policyFile, refuseEverything);
    chmodSync(policyFile, 0o755);
    await install();
  } finally {
    restore();
    process.off('exit', restore);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
