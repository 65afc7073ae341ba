import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  pid: number;
  /** Its lines on standard output, as they come. */
  lines: AsyncIterator<string>;
  /** Kills it as nothing can be handled, and waits until it is gone. */
  kill(): Promise<void>;
  /** How it ended: the signal or the exit code, with what it said about that. */
  ended(): Promise<{ signal: NodeJS.Signals | null; code: number | null; errors: string }>;
}

/** Starts one of the programs in tests/faults/children in a process of its own. */
export function startChild(name: string, ...programArguments: string[]): Child {
  const program = fileURLToPath(new URL(`../../faults/children/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...programArguments], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const gone = goneOf(child);
  return {
    pid: child.pid ?? 0,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    ended: async () => ({ ...(await gone), errors }),
  };
}

async function goneOf(child: ChildProcess) {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal };
}
