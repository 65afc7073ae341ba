import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program on this terminal.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's environment
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export async function runAttached(command, args, env = {}) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  // The terminal sends Ctrl+C to the child as well; this process stays to report how the child ended.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  const passOn = () => child.kill('SIGTERM');
  process.on('SIGTERM', passOn);
  try {
    await once(child, 'exit');
    return child.exitCode ?? 1;
  } finally {
    process.off('SIGINT', wait);
    process.off('SIGTERM', passOn);
  }
}
