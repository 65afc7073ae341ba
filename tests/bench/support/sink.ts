import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Sink {
  readonly host: string;
  readonly port: number;
  /** Ends the sink and tells how many messages it has taken in all. */
  stop(): Promise<number>;
}

/** Starts a local SMTP server that takes every message and keeps none, as fast as they come. */
export async function startSink(): Promise<Sink> {
  const child = fork(fileURLToPath(new URL('./sink-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    host: '127.0.0.1',
    port,
    async stop() {
      const told = once(child, 'message') as Promise<[{ received: number }]>;
      const ended = once(child, 'exit');
      child.send('stop');
      const [{ received }] = await told;
      await ended;
      return received;
    },
  };
}
