import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appResponder, listBundle } from '../../src/main/security/app-protocol';
import { registerSchemes } from '../../src/main/security/register-schemes';

let folder: string;
let respond: ReturnType<typeof appResponder>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-bundle-'));
  await mkdir(join(folder, 'out', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'outside');
  await writeFile(
    join(folder, 'out', 'main-window.html'),
    '<!doctype html><html><head><title>x</title></head></html>',
  );
  await writeFile(join(folder, 'out', 'assets', 'main-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'out', 'assets', 'main 1.css'), 'a{}');
  await writeFile(join(folder, 'out', 'assets', 'inter.woff2'), 'font');
  await writeFile(join(folder, 'out', 'assets', 'notes.exe'), 'of an unknown kind');
  respond = appResponder(listBundle(join(folder, 'out')));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const get = (url: string, method = 'GET') => respond({ method, url });

describe('app://main', () => {
  it.each([
    ['app://main/main-window.html', 'text/html; charset=utf-8'],
    ['app://main/main-window.html?messageId=x#y', 'text/html; charset=utf-8'],
    ['app://main/assets/main-1a2b.js', 'text/javascript; charset=utf-8'],
    ['app://main/assets/main%201.css', 'text/css; charset=utf-8'],
    ['app://main/assets/inter.woff2', 'font/woff2'],
  ])('serves %s as %s', async (url, mediaType) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(mediaType);
  });

  it('sends the headers that guard a page with every file', async () => {
    const headers = (await get('app://main/assets/main-1a2b.js')).headers;
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('writes a nonce into each page that its policy knows, and a new one each time', async () => {
    const nonceOf = async () => {
      const response = await get('app://main/main-window.html');
      const nonce = /<head><meta name="style-nonce" content="([^"]+)">/.exec(await response.text())?.[1];
      expect(response.headers.get('content-security-policy')).toContain(
        `style-src 'self' 'nonce-${nonce ?? ''}'`,
      );
      return nonce;
    };
    const [first, second] = [await nonceOf(), await nonceOf()];
    expect(first).toMatch(/^[A-Za-z\d+/]{22}==$/);
    expect(second).not.toBe(first);
  });

  it.each([
    'app://main/',
    'app://main/assets',
    'app://main/assets/',
    'app://main/assets/notes.exe',
    'app://main/missing.js',
    'app://main/../secret.html',
    'app://main/assets/../../secret.html',
    'app://main/%2e%2e/secret.html',
    'app://main/..%2fsecret.html',
    'app://main/%2e%2e%2fsecret.html',
    'app://main/..%5csecret.html',
    'app://main/..\\secret.html',
    'app://main/%252e%252e/secret.html',
    'app://main//etc/passwd',
    'app://main/main-window.html%00',
    'app://main/main-window.html%00.js',
    'app://main/%',
    'app://main/%ff',
    'app://main/MAIN-WINDOW.HTML',
    'app://other/main-window.html',
    'app://main:8/main-window.html',
    'app:main-window.html',
    'https://main/main-window.html',
    'file:///etc/passwd',
    'main-window.html',
    '',
  ])('knows no %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'CONNECT', 'get', ''])(
    'refuses %s',
    async (method) => {
      expect((await get('app://main/main-window.html', method)).status).toBe(405);
    },
  );

  it('answers HEAD without a body', async () => {
    const response = await get('app://main/main-window.html', 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('the schemes', () => {
  it('have hosts and origins, and nothing that gets round a policy', () => {
    let registered: unknown;
    registerSchemes({
      registerSchemesAsPrivileged: (schemes) => {
        registered = schemes;
      },
    });
    expect(registered).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
      { scheme: 'mail-preview', privileges: { standard: true, secure: true } },
      {
        scheme: 'document-preview',
        privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
      },
    ]);
  });
});
