import { closeSync, fchmodSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface RotatingFile {
  /** Appends; throws what the file system throws. */
  append(text: string): void;
}

interface FileOptions {
  folder: string;
  /** `sendtrail` becomes sendtrail.log, sendtrail.1.log and so on; a higher number is older. */
  name: string;
  maxBytes: number;
  /** How many files there are at most, the one being written included. */
  fileCount: number;
}

/** A file that only this person can read, and that begins anew when it is full. Opened with the first line. */
export function openRotatingFile({ folder, name, maxBytes, fileCount }: FileOptions): RotatingFile {
  let open: { descriptor: number; sizeBytes: number } | null = null;
  const path = (number: number) => join(folder, number === 0 ? `${name}.log` : `${name}.${number}.log`);

  function opened() {
    if (open !== null) return open;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(path(0), 'a', 0o600);
    // The file may be older than this rule.
    fchmodSync(descriptor, 0o600);
    open = { descriptor, sizeBytes: fstatSync(descriptor).size };
    return open;
  }

  function rotate(): void {
    if (open !== null) closeSync(open.descriptor);
    open = null;
    for (let number = fileCount - 2; number >= 0; number -= 1) renameIfThere(path(number), path(number + 1));
  }

  return {
    append: (text) => {
      const lengthBytes = Buffer.byteLength(text);
      const { sizeBytes } = opened();
      if (sizeBytes > 0 && sizeBytes + lengthBytes > maxBytes) rotate();
      const file = opened();
      writeSync(file.descriptor, text);
      file.sizeBytes += lengthBytes;
    },
  };
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
