import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export const LOOPBACK_HOST = '127.0.0.1';

export interface ServerPorts {
  /** Postfix; takes mail from loopback with or without a password; STARTTLS and AUTH offered. */
  readonly smtp: number;
  /** Postfix; STARTTLS and a password required. */
  readonly submission: number;
  /** Postfix; TLS from the first byte, a password required. */
  readonly smtps: number;
  /** Dovecot; STARTTLS offered. */
  readonly imap: number;
  /** Dovecot; TLS from the first byte. */
  readonly imaps: number;
  /** Dovecot; what Postfix and Exim deliver to. */
  readonly lmtp: number;
  /** Postfix as the server of those who take small mails only; with and without telling its limit beforehand. */
  readonly small: number;
  readonly silentSmall: number;
  /** Exim, where it is wanted; takes mail from loopback without a password. */
  readonly exim: number;
  /** The same without reports of success and delay, and without the fields that reports can be asked to have (RFC 3461). */
  readonly eximWithoutDsn: number;
  /** Nobody listens there. */
  readonly closed: number;
}

export async function choosePorts(): Promise<ServerPorts> {
  const taken = new Set<number>();
  const next = async (): Promise<number> => {
    const port = await findFreePort();
    if (taken.has(port)) return next();
    taken.add(port);
    return port;
  };
  return {
    smtp: await next(),
    submission: await next(),
    smtps: await next(),
    imap: await next(),
    imaps: await next(),
    lmtp: await next(),
    small: await next(),
    silentSmall: await next(),
    exim: await next(),
    eximWithoutDsn: await next(),
    closed: await next(),
  };
}

/**
 * Below 32768, where Linux begins to hand out ports of its own accord: between this check and the start of the
 * server no other program's outgoing connection can take the port.
 */
async function findFreePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  return (await canListen(port)) ? port : findFreePort();
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, LOOPBACK_HOST, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
