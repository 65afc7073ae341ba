import { readFileSync, readdirSync } from 'node:fs';

export interface RunningProcess {
  id: number;
  parentId: number;
  commandLine: string;
  /** 2 means that the kernel filters its system calls (proc(5)). */
  seccompMode: number;
}

function readProcess(id: number): RunningProcess | null {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const numberOf = (name: string): number =>
      Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1]);
    return {
      id,
      parentId: numberOf('PPid'),
      commandLine: readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
      seccompMode: numberOf('Seccomp'),
    };
  } catch {
    // It ended while it was looked at.
    return null;
  }
}

/** Every process that a process started, and those that they started (Linux). */
export function descendantsOf(id: number): RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((found) => found !== null);
  const childrenOf = (parentId: number): RunningProcess[] =>
    all.filter((found) => found.parentId === parentId).flatMap((child) => [child, ...childrenOf(child.id)]);
  return childrenOf(id);
}
