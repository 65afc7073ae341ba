import { lookup } from 'node:dns/promises';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { domainToASCII } from 'node:url';
import { isLoopbackHost } from '../../../shared/domain/account';
import type { Cancellation } from '../../ports/cancellation';
import type { SmtpDialogue } from './smtp-dialogue';
import { LocalTransportError } from './transport-error';

export interface SocketTarget {
  host: string;
  port: number;
  /** An unprotected connection goes nowhere but to this computer. */
  isLoopbackOnly: boolean;
}

export interface SocketLimits {
  dnsTimeoutMs: number;
  connectTimeoutMs: number;
}

interface HostAddress {
  address: string;
  family: number;
}

/** A slow but working address is not given up for the next one as soon as Node's quarter of a second. */
const ATTEMPT_MS = 1_000;

/** The host as sockets and certificates want it: no brackets, letters beyond ASCII as punycode. */
export function socketHost(host: string): string {
  const bare = host.trim().replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? domainToASCII(bare) || bare : bare;
}

/**
 * Finds a host by the system's own resolver (hosts file, VPN, search domains) and connects to it. Done here rather
 * than in nodemailer, so that a failure is told by its step even where TLS comes first.
 */
export async function openSocket(
  target: SocketTarget,
  limits: SocketLimits,
  dialogue: SmtpDialogue,
  signal: Cancellation,
): Promise<Socket> {
  const host = socketHost(target.host);
  const addresses = await withLimits(findAddresses(host), `Looking up ${host}`, limits.dnsTimeoutMs, signal);
  dialogue.resolved();
  if (target.isLoopbackOnly && !addresses.every(({ address }) => isLoopbackHost(address))) {
    throw new LocalTransportError(
      'ENOTLOOPBACK',
      'Without protection only this computer itself is connected to',
    );
  }
  const socket = connect({
    host,
    port: target.port,
    lookup: giveAddresses(addresses),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_MS,
  });
  try {
    await withLimits(connected(socket), `Connecting to ${host}`, limits.connectTimeoutMs, signal);
  } catch (error) {
    socket.on('error', () => undefined);
    socket.destroy();
    throw error;
  }
  dialogue.connected();
  return socket;
}

async function findAddresses(host: string): Promise<HostAddress[]> {
  const family = isIP(host);
  return family === 0 ? lookup(host, { all: true }) : [{ address: host, family }];
}

function giveAddresses(addresses: HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

/** Ends waiting after a time or on the signal; the work itself is left to end as it will. */
async function withLimits<Result>(
  work: Promise<Result>,
  what: string,
  limitMs: number,
  signal: Cancellation,
): Promise<Result> {
  let stop = (): void => undefined;
  const limit = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      reject(new LocalTransportError('ETIMEDOUT', `${what} took longer than ${String(limitMs / 1_000)} s`));
    }, limitMs);
    const onAbort = (): void => {
      reject(new LocalTransportError('EABORT', `${what} was stopped`));
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    stop();
  }
}
