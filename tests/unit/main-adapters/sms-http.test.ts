import { afterEach, describe, expect, it } from 'vitest';
import { exchange, type HttpLimits, type HttpOutcome } from '../../../src/main/adapters/sms/http-exchange';
import { loopbackLookup } from '../../../src/main/adapters/sms/loopback-lookup';
import { makeCertificate, type CertificateOptions } from '../../support/certificates';
import {
  startHttpServer,
  type HttpServer,
  type HttpServerOptions,
} from '../../support/sms-servers/http-server';
import { NEVER_STOPPED } from '../../support/sms-servers/sms-practice';

const LIMITS: HttpLimits = { timeoutMs: 2_000, longestAnswerBytes: 1_000, certificateAuthorities: [] };

let server: HttpServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function start(options: Partial<HttpServerOptions> = {}): Promise<HttpServer> {
  server = await startHttpServer({ handle: () => ({ status: 200, body: 'héllo' }), ...options });
  return server;
}

function get(url: string, limits: Partial<HttpLimits> = {}, signal = NEVER_STOPPED): Promise<HttpOutcome> {
  const request = { method: 'GET', url: new URL(url), headers: {}, body: null } as const;
  return exchange(request, { ...LIMITS, ...limits }, signal);
}

async function getOverTls(certificate: CertificateOptions, isTrusted: boolean): Promise<HttpOutcome> {
  const tls = makeCertificate(certificate);
  const { baseUrl } = await start({ tls });
  return get(baseUrl, { certificateAuthorities: isTrusted ? [tls.authorityPem] : [] });
}

describe('the look-up for a connection without TLS', () => {
  it.each([
    ['127.0.0.1', true],
    ['192.0.2.1', false],
  ])('of %s may go on: %s', async (name, isAllowed) => {
    const error = await new Promise((resolve) => {
      loopbackLookup(name, { all: true }, resolve);
    });
    expect(error === null).toBe(isAllowed);
  });
});

describe('an HTTP exchange', () => {
  it('speaks TLS to a server whose authority is known', async () => {
    expect(await getOverTls({}, true)).toMatchObject({ kind: 'answered', answer: { text: 'héllo' } });
  });

  it.each<[string, CertificateOptions, boolean]>([
    ['of an unknown authority', {}, false],
    ['that has expired', { expired: true }, true],
    ['made out to another name', { commonName: 'other.example' }, true],
    ['signed by itself', { selfSigned: true }, false],
  ])('says nothing to a server with a certificate %s', async (_case, certificate, isTrusted) => {
    const outcome = await getOverTls(certificate, isTrusted);
    expect(outcome).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringMatching(/certificate/i) as string,
    });
    expect(server?.requests).toEqual([]);
  });

  it.each(['http://sms.example/', 'http://192.0.2.1/', 'http://127.0.0.1.example/', 'ftp://127.0.0.1/'])(
    'refuses %s',
    async (url) => {
      expect(await get(url)).toMatchObject({
        kind: 'unreachable',
        reason: expect.stringContaining('https') as string,
      });
    },
  );

  it('speaks to this computer by name', async () => {
    const { baseUrl } = await start();
    const outcome = await get(baseUrl.replace('127.0.0.1', 'localhost'));
    expect(outcome).toMatchObject({ kind: 'answered' });
  });

  it('does not follow a redirect', async () => {
    const { baseUrl, requests } = await start({
      handle: () => ({ status: 302, headers: { Location: '/other' } }),
    });
    expect(await get(baseUrl)).toMatchObject({ kind: 'answered', answer: { status: 302 } });
    expect(requests).toHaveLength(1);
  });

  it('cannot say that nothing arrived when it is stopped on the way', async () => {
    const stop = new AbortController();
    const { baseUrl } = await start({
      handle: () => {
        stop.abort();
        return { status: 200 };
      },
    });
    expect(await get(baseUrl, {}, stop.signal)).toMatchObject({ kind: 'no-answer' });
  });

  it('takes an answer of just the size that it may have, and none larger', async () => {
    const sizes = [1_000, 1_001];
    const { baseUrl } = await start({
      handle: () => ({ status: 200, body: 'x'.repeat(sizes.shift() ?? 0) }),
    });
    expect(await get(baseUrl)).toMatchObject({ kind: 'answered' });
    expect(await get(baseUrl)).toMatchObject({ kind: 'no-answer' });
  });

  it('sends nothing with a header that HTTP does not allow', async () => {
    const { baseUrl, requests } = await start();
    const request = {
      method: 'GET',
      url: new URL(baseUrl),
      headers: { 'X-A': 'a\r\nb: c' },
      body: null,
    } as const;
    expect(await exchange(request, LIMITS, NEVER_STOPPED)).toMatchObject({ kind: 'unreachable' });
    expect(requests).toEqual([]);
  });

  it('names a host that is not there', async () => {
    expect(await get('https://nowhere.invalid/')).toEqual({
      kind: 'unreachable',
      reason: 'nowhere.invalid was not found',
    });
  });
});
