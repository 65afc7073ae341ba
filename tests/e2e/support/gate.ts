import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A door in front of a server: while it is closed, connections are taken and nothing is passed on. */
export interface Gate {
  readonly port: number;
  close: () => void;
  open: () => void;
  stop: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** Opens a gate on a free loopback port, so that a moment that is short in life can be looked at. */
export async function openGate(serverPort: number): Promise<Gate> {
  const pairs = new Set<readonly [client: Socket, server: Socket]>();
  let isOpen = true;
  const gate = createServer((client) => {
    const server = connect(serverPort, HOST);
    const pair = [client, server] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [server, client] as const]) {
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (!isOpen) from.pause();
    }
  });
  await new Promise<void>((resolve, reject) => {
    gate.once('error', reject).listen(0, HOST, resolve);
  });
  const each = (act: (socket: Socket) => unknown): void => {
    for (const pair of pairs) pair.forEach(act);
  };
  return {
    port: (gate.address() as AddressInfo).port,
    close: () => {
      isOpen = false;
      each((socket) => socket.pause());
    },
    open: () => {
      isOpen = true;
      each((socket) => socket.resume());
    },
    stop: () =>
      new Promise((resolve) => {
        gate.close(() => {
          resolve();
        });
        each((socket) => socket.destroy());
      }),
  };
}
