import { chown } from 'node:fs/promises';

/** Debian's account for programs that own nothing. */
const nobody = { uid: 65_534, gid: 65_534 };

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** What `spawn` needs so that the program does not run as root: only then does Chromium's sandbox work. */
export function asOrdinaryUser(): { uid?: number; gid?: number } {
  return isRoot() ? nobody : {};
}

export async function giveToOrdinaryUser(folder: string): Promise<void> {
  if (isRoot()) await chown(folder, nobody.uid, nobody.gid);
}
