import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Protocol } from 'electron';
import { pagePolicy } from './content-security-policy';

export const APP_SCHEME = 'app';
/** Protocol and host of every page of ours. */
export const APP_ORIGIN = 'app://main';

/** Everything the bundler writes; a file of another kind is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

export interface BundleFile {
  file: string;
  mediaType: string;
}

/**
 * The files of the renderer's bundle by URL path; none where nothing was built yet, as while developing. A request can
 * only name one of these; it never becomes a path.
 */
export function listBundle(folder: string): ReadonlyMap<string, BundleFile> {
  const files = new Map<string, BundleFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { file, mediaType });
  }
  return files;
}

/** Answers `app://main/…` from the bundle; GET and HEAD only. */
export function appResponder(
  bundle: ReadonlyMap<string, BundleFile>,
): (request: { method: string; url: string }) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405);
    const found = bundle.get(pathOf(url) ?? '');
    if (found === undefined) return refusal(404);
    const nonce = randomBytes(16).toString('base64');
    const headers = {
      ...SECURITY_HEADERS,
      'Content-Type': found.mediaType,
      'Content-Security-Policy': pagePolicy(nonce),
    };
    if (method === 'HEAD') return new Response(null, { headers });
    const bytes = await readFile(found.file);
    if (!found.mediaType.startsWith('text/html')) return new Response(bytes, { headers });
    return new Response(withStyleNonce(bytes.toString('utf8'), nonce), {
      headers: { ...headers, 'Cache-Control': 'no-store' },
    });
  };
}

/** Serves our own pages; call when the app is ready. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, bundle: ReadonlyMap<string, BundleFile>): void {
  protocol.handle(APP_SCHEME, appResponder(bundle));
}

/** The path of one of our URLs as written in the bundle's list; null for any other host or a broken URL. */
function pathOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  if (`${protocol}//${host}` !== APP_ORIGIN) return null;
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** The page hands this nonce to what makes style elements at run time. */
function withStyleNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta name="style-nonce" content="${nonce}">`);
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}
