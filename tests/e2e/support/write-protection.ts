import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

/**
 * Makes a file read-only, also for root, for whom the bits of its mode count for nothing.
 * @returns what makes it writable again; null where this user or this file system cannot do it
 */
export function protectFromWriting(file: string): (() => void) | null {
  if (process.getuid?.() !== 0) {
    chmodSync(file, 0o400);
    return () => {
      chmodSync(file, 0o600);
    };
  }
  try {
    execFileSync('chattr', ['+i', file], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return () => {
    execFileSync('chattr', ['-i', file]);
  };
}
