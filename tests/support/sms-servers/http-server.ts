import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { EventEmitter } from 'node:events';
import { CHANGE, waitUntil } from '../wait-until';
import type { TestCertificate } from '../certificates';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ServerAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What goes otherwise than with a good server, for one request. */
export interface Fault {
  /** Only a request to such a path has it; any, unless told. */
  readonly path?: RegExp;
  /** The request is dealt with as by a good server first, and only the answer is lost or changed. */
  readonly isHandled?: boolean;
  readonly then: ServerAnswer | 'cut' | 'hang' | 'cut-within-answer';
}

export interface HttpServer {
  readonly baseUrl: string;
  readonly requests: readonly ReceivedRequest[];
  /** The next requests that fit have these faults, one each. */
  readonly failNext: (...faults: readonly Fault[]) => void;
  /** Waits until a request to such a path has been dealt with. */
  readonly waitFor: (path: RegExp, timeoutMs?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface HttpServerOptions {
  readonly handle: (request: ReceivedRequest) => ServerAnswer;
  /** The server's clock (ms); null: it does not tell the time. */
  readonly nowMs?: () => number | null;
  readonly tls?: TestCertificate;
}

/** An HTTP server on this computer that fails exactly when and how it is told to. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const requests: ReceivedRequest[] = [];
  const faults: Fault[] = [];
  const handled: string[] = [];
  const changes = new EventEmitter();
  const onRequest = (incoming: IncomingMessage, response: ServerResponse): void => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      const place = faults.findIndex(({ path }) => path === undefined || path.test(request.path));
      const [fault] = place === -1 ? [] : faults.splice(place, 1);
      const answer = fault === undefined || fault.isHandled === true ? options.handle(request) : null;
      handled.push(request.path);
      changes.emit(CHANGE);
      respond(response, fault?.then ?? answer ?? { status: 500 }, options.nowMs?.() ?? null);
    });
  };
  const server =
    options.tls === undefined
      ? createServer(onRequest)
      : createTlsServer({ key: options.tls.keyPem, cert: options.tls.certificatePem }, onRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`,
    requests,
    failNext: (...more) => {
      faults.push(...more);
    },
    waitFor: async (path, timeoutMs = 20_000) => {
      await waitUntil(changes, {
        check: () => handled.find((one) => path.test(one)),
        timeoutMs,
        describeTimeout: () => `No request to ${String(path)} within ${timeoutMs} ms: ${handled.join(', ')}`,
      });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function respond(response: ServerResponse, then: Fault['then'], nowMs: number | null): void {
  if (then === 'hang') return;
  if (then === 'cut') {
    response.destroy();
    return;
  }
  response.sendDate = false;
  if (nowMs !== null) response.setHeader('Date', new Date(nowMs).toUTCString());
  if (then === 'cut-within-answer') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '500' });
    response.write('{"half":', () => response.destroy());
    return;
  }
  const body = then.body ?? '';
  response.writeHead(then.status, {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...then.headers,
  });
  response.end(body);
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): ServerAnswer {
  return { status, headers, body: JSON.stringify(value) };
}

export function isAuthorized(request: ReceivedRequest, user: string, secret: string): boolean {
  const basic = Buffer.from(`${user}:${secret}`, 'utf8').toString('base64');
  return request.headers['authorization'] === `Basic ${basic}`;
}
