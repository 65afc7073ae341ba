import { readFileSync } from 'node:fs';

/**
 * Stops a process where it stands and returns when it stands: from then on it reads nothing that is sent to it. Needs
 * Linux's /proc to know.
 */
export function stopProcess(pid: number): void {
  process.kill(pid, 'SIGSTOP');
  while (!isStopped(pid));
}

function isStopped(pid: number): boolean {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') T ');
}
