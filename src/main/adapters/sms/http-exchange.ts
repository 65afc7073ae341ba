import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';
import type { Cancellation } from '../../ports/cancellation';
import { isLoopbackHost } from '../../../shared/domain/account';
import { loopbackLookup } from './loopback-lookup';
import { networkWords } from './network-words';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

export interface HttpAnswer {
  status: number;
  /** RFC 9110 §10.2.3; null: the header is not there. */
  retryAfter: string | null;
  /** The server's clock (RFC 9110 §6.6.1). */
  date: string | null;
  text: string;
}

export type HttpOutcome =
  | { kind: 'answered'; answer: HttpAnswer }
  /** Nothing of the request can have left this computer for the server. */
  | { kind: 'unreachable'; reason: string }
  /** The request, or a part of it, may have arrived. */
  | { kind: 'no-answer'; reason: string };

export interface HttpLimits {
  /** For the whole exchange, from the name's look-up to the answer's last byte. */
  timeoutMs: number;
  longestAnswerBytes: number;
  /** Authorities (PEM) believed instead of the built-in ones; none: the built-in ones. */
  certificateAuthorities: readonly string[];
}

/**
 * One request, one answer, on a connection of its own: a connection kept open could be cut by the server just when the
 * next request is written, and then nobody would know whether that had arrived. Redirects are not followed.
 */
export function exchange(
  request: HttpRequest,
  limits: HttpLimits,
  signal: Cancellation,
): Promise<HttpOutcome> {
  const problem = signal.aborted ? 'Stopped before it began' : targetProblem(request.url);
  if (problem !== null) return Promise.resolve({ kind: 'unreachable', reason: problem });
  return new Promise((resolve) => {
    let outgoing: ClientRequest;
    try {
      outgoing = openRequest(request, limits);
    } catch (error) {
      // A header that HTTP does not allow.
      resolve({ kind: 'unreachable', reason: networkWords(error, request.url.host) });
      return;
    }
    follow(outgoing, { request, limits, signal, resolve });
  });
}

/** Only this computer itself is spoken to without TLS, for trying out. */
function targetProblem(url: URL): string | null {
  if (url.protocol === 'https:') return null;
  return url.protocol === 'http:' && isLoopbackHost(url.hostname.replace(/^\[(.*)\]$/, '$1'))
    ? null
    : `${url.host} is only spoken to over https`;
}

function openRequest({ url, method, headers, body }: HttpRequest, limits: HttpLimits): ClientRequest {
  const length = body === null ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...headers, ...length }, agent: false };
  if (url.protocol === 'http:') return requestPlain(url, { ...options, lookup: loopbackLookup });
  const { certificateAuthorities: ca } = limits;
  return requestTls(url, ca.length === 0 ? options : { ...options, ca: [...ca] });
}

interface Following {
  request: HttpRequest;
  limits: HttpLimits;
  signal: Cancellation;
  resolve: (outcome: HttpOutcome) => void;
}

function follow(outgoing: ClientRequest, { request, limits, signal, resolve }: Following): void {
  const { host, protocol } = request.url;
  let canHaveLeft = false;
  const stopWaiting = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  };
  const fail = (reason: string): void => {
    stopWaiting();
    outgoing.destroy();
    resolve({ kind: canHaveLeft ? 'no-answer' : 'unreachable', reason });
  };
  const onAbort = (): void => {
    fail('Stopped before there was an answer');
  };
  const timer = setTimeout(() => {
    fail(`No reply from ${host} within ${String(limits.timeoutMs / 1_000)} s`);
  }, limits.timeoutMs);
  signal.addEventListener('abort', onAbort, { once: true });
  outgoing.once('socket', (socket) => {
    // Not a byte of the request is written before the connection, and its TLS, stand.
    socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      canHaveLeft = true;
    });
  });
  outgoing.once('response', (incoming) => {
    readAnswer(incoming, limits.longestAnswerBytes, host, fail, (answer) => {
      stopWaiting();
      resolve({ kind: 'answered', answer });
    });
  });
  // Later errors, after the promise is settled, are heard and mean nothing.
  outgoing.on('error', (error) => {
    fail(networkWords(error, host));
  });
  outgoing.once('close', () => {
    fail(`${host} closed the connection without an answer`);
  });
  outgoing.end(request.body ?? undefined);
}

function readAnswer(
  incoming: IncomingMessage,
  longestBytes: number,
  host: string,
  fail: (reason: string) => void,
  done: (answer: HttpAnswer) => void,
): void {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    chunks.push(chunk);
    if (sizeBytes > longestBytes) fail(`${host} answered with more than ${String(longestBytes)} bytes`);
  });
  incoming.on('error', () => {
    fail(`${host} closed the connection within its answer`);
  });
  incoming.once('end', () => {
    if (!incoming.complete) {
      fail(`${host} closed the connection within its answer`);
      return;
    }
    done({
      status: incoming.statusCode ?? 0,
      retryAfter: incoming.headers['retry-after'] ?? null,
      date: incoming.headers.date ?? null,
      text: Buffer.concat(chunks).toString('utf8'),
    });
  });
}
