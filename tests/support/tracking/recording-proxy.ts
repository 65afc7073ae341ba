import { EventEmitter } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { CHANGE, waitUntil } from '../wait-until';

export interface RecordingProxy {
  readonly port: number;
  /** The commands that clients sent, without their tags. */
  readonly commands: () => readonly string[];
  readonly connections: () => number;
  /** Waits until the server has taken up IDLE so many times. */
  readonly waitForIdling: (times?: number) => Promise<void>;
  readonly waitForCommand: (pattern: RegExp, times?: number) => Promise<void>;
  /** Cuts the connection once the server has sent so many bytes in answer to a command like this; once only. */
  readonly cutIn: (command: RegExp, afterBytes: number) => void;
  /** From now on nothing that the server says arrives, until the connection ends. */
  readonly freeze: () => void;
  /** Ends all connections as a broken network does; new ones are possible. */
  readonly dropAll: () => void;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const TIMEOUT_MS = 10_000;

/** Stands between a client and an IMAP server, writes down what the client says and spoils the connection when told. */
export async function startRecordingProxy(
  serverPort: number,
  options: { hidesIdle?: boolean } = {},
): Promise<RecordingProxy> {
  const changes = new EventEmitter();
  const commands: string[] = [];
  const pairs = new Set<readonly [Socket, Socket]>();
  let connections = 0;
  let idlings = 0;
  let cut: { command: RegExp; afterBytes: number; isArmed: boolean } | null = null;
  let frozen = new Set<Socket>();

  const listener = createServer((client) => {
    const server = connect(serverPort, HOST);
    const pair = [client, server] as const;
    pairs.add(pair);
    connections += 1;
    const end = (): void => {
      client.destroy();
      server.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.on('data', (data) => {
      for (const line of data.toString('latin1').split('\r\n').filter(Boolean)) {
        const command = line.replace(/^[A-Z0-9]+ (?=[A-Z])/, '');
        // The answer to AUTHENTICATE is a password in base64.
        if (/^[\w+/=]{12,}$/.test(command)) continue;
        commands.push(command);
        if (cut?.command.test(command) === true) cut.isArmed = true;
      }
      server.write(data);
      changes.emit(CHANGE);
    });
    server.on('data', (data) => {
      if (frozen.has(client)) return;
      const text = data.toString('latin1');
      if (text.startsWith('+ idling')) idlings += 1;
      setImmediate(() => changes.emit(CHANGE));
      // As long as it was, so that nothing else has to be known about the answer.
      const shown = options.hidesIdle === true ? text.replaceAll(/\bIDLE\b/g, 'XDLE') : text;
      if (cut?.isArmed !== true) {
        client.write(shown, 'latin1');
        return;
      }
      client.write(shown.slice(0, cut.afterBytes), 'latin1');
      cut.afterBytes -= shown.length;
      if (cut.afterBytes > 0) return;
      cut = null;
      client.end();
      server.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, HOST, resolve);
  });
  const dropAll = (): void => {
    for (const [client] of [...pairs]) client.destroy();
  };
  return {
    port: (listener.address() as AddressInfo).port,
    commands: () => commands,
    connections: () => connections,
    waitForIdling: async (times = 1) => {
      await waitUntil(changes, {
        check: () => (idlings >= times ? true : undefined),
        timeoutMs: TIMEOUT_MS,
        describeTimeout: () => `The server idled ${idlings} times, not ${times}:\n${commands.join('\n')}`,
      });
    },
    waitForCommand: async (pattern, times = 1) => {
      await waitUntil(changes, {
        check: () => (commands.filter((command) => pattern.test(command)).length >= times ? true : undefined),
        timeoutMs: TIMEOUT_MS,
        describeTimeout: () => `${String(pattern)} did not come ${times} times:\n${commands.join('\n')}`,
      });
    },
    cutIn: (command, afterBytes) => {
      cut = { command, afterBytes, isArmed: false };
    },
    freeze: () => {
      frozen = new Set([...pairs].map(([client]) => client));
    },
    dropAll,
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        listener.close(() => {
          resolve();
        });
      });
      dropAll();
      await closed;
    },
  };
}
