import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentPreview } from '../../src/main/ports/document-preview';
import {
  documentPreviewResponder,
  previewedDocument,
} from '../../src/main/security/document-preview-protocol';
import { PREVIEW_SANDBOX, previewUrl } from '../../src/renderer/features/documents/preview-frame';

const ids = {
  image: '0199f0a0-0000-7000-8000-000000000001',
  pdf: '0199f0a0-0000-7000-8000-000000000002',
  utf8: '0199f0a0-0000-7000-8000-000000000003',
  windows: '0199f0a0-0000-7000-8000-000000000004',
  changed: '0199f0a0-0000-7000-8000-000000000005',
  unknown: '0199f0a0-0000-7000-8000-000000000009',
};
const hostileName = '"><script>alert(1)</script>.png';
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
const pdf = Buffer.from('%PDF-1.4');
const hostileText = Buffer.from('<script>alert(1)</script> café');

const documents: Readonly<Record<string, DocumentPreview>> = {
  [ids.image]: { ok: true, name: hostileName, kind: 'image', mediaType: 'image/png', bytes: png },
  [ids.pdf]: { ok: true, name: 'Letter.pdf', kind: 'pdf', mediaType: 'application/pdf', bytes: pdf },
  [ids.utf8]: { ok: true, name: 'a.html', kind: 'text', mediaType: 'text/plain', bytes: hostileText },
  [ids.windows]: {
    ok: true,
    name: 'b.txt',
    kind: 'text',
    mediaType: 'text/plain',
    bytes: Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
  },
  [ids.changed]: { ok: false, reason: 'changed' },
};

let folder: string;
let respond: ReturnType<typeof documentPreviewResponder>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-preview-'));
  await writeFile(join(folder, 'pdf-preview.html'), '<!doctype html><p>draws PDFs</p>');
  await writeFile(join(folder, 'pdf-preview-a1.js'), 'draw()');
  respond = documentPreviewResponder({
    preview: (id) => Promise.resolve(documents[id] ?? { ok: false, reason: 'removed' }),
    bundle: new Map([
      ['/pdf-preview.html', { file: join(folder, 'pdf-preview.html'), mediaType: 'text/html' }],
      [
        '/assets/pdf-preview-a1.js',
        { file: join(folder, 'pdf-preview-a1.js'), mediaType: 'text/javascript' },
      ],
      ['/main-window.html', { file: join(folder, 'pdf-preview.html'), mediaType: 'text/html' }],
    ]),
    frameOrigin: 'app://main',
  });
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function get(url: string): Promise<Response> {
  return respond({ method: 'GET', url });
}

function policyOf(response: Response): string {
  return response.headers.get('content-security-policy') ?? '';
}

describe('a shown document', () => {
  it('that is an image stands on a page where nothing runs and nothing but itself is loaded', async () => {
    const response = await get(previewUrl(ids.image));
    expect(policyOf(response)).toBe(
      `default-src 'none'; style-src 'unsafe-inline'; img-src ${previewUrl(ids.image)}/content; base-uri 'none'; form-action 'none'; frame-ancestors app://main; sandbox`,
    );
    const html = await response.text();
    expect(html).not.toContain('<script>');
    expect(html).toContain('&quot;&gt;&lt;script&gt;');
    const content = await get(`${previewUrl(ids.image)}/content`);
    expect(content.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(png);
  });

  it('that is a text is never taken for a page, whatever stands in it', async () => {
    const response = await get(previewUrl(ids.utf8));
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(policyOf(response)).toMatch(/^default-src 'none'.*; sandbox$/);
    expect(await response.text()).toBe('<script>alert(1)</script> café');
  });

  it('that is a text of an older Windows program keeps its accents', async () => {
    const response = await get(previewUrl(ids.windows));
    expect(response.headers.get('content-type')).toBe('text/plain; charset=windows-1252');
  });

  it('that is a PDF is drawn by our own script, in an origin that no page has', async () => {
    const response = await get(previewUrl(ids.pdf));
    expect(await response.text()).toContain('draws PDFs');
    expect(policyOf(response)).toContain(`connect-src ${previewUrl(ids.pdf)}/content `);
    expect(policyOf(response)).toMatch(/; sandbox allow-scripts$/);
    const content = await get(`${previewUrl(ids.pdf)}/content`);
    expect(content.headers.get('content-type')).toBe('application/octet-stream');
    expect(await content.text()).toBe('%PDF-1.4');
  });

  it.each([
    ['changed by another program', ids.changed, 'was changed by another program'],
    ['not in the record', ids.unknown, 'has been removed from the record'],
  ])('that is %s is words in its place, and no content', async (_what, id, words) => {
    const response = await get(previewUrl(id));
    expect(await response.text()).toContain(words);
    expect(policyOf(response)).toMatch(/; sandbox$/);
    expect((await get(`${previewUrl(id)}/content`)).status).toBe(404);
  });

  it('is never kept by the browser', async () => {
    const urls = [previewUrl(ids.pdf), previewUrl(ids.utf8), `${previewUrl(ids.image)}/content`];
    const answers = await Promise.all(urls.map((url) => get(url)));
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(urls.map(() => 'no-store'));
  });

  it('is not to be written to', async () => {
    expect((await respond({ method: 'POST', url: previewUrl(ids.pdf) })).status).toBe(405);
  });

  it.each([
    `document-preview://other/${ids.pdf}`,
    `document-preview://item/${ids.pdf}/`,
    `document-preview://item/${ids.pdf}?x`,
    `document-preview://item/${ids.pdf}#x`,
    `document-preview://item//${ids.pdf}`,
    `document-preview://item/../${ids.pdf}`,
    `document-preview://user@item/${ids.pdf}`,
    `document-preview://item/${ids.pdf.toUpperCase()}`,
    `document-preview://item/${ids.pdf}/content/`,
    `document-preview://item/${ids.pdf}/other`,
    `mail-preview://item/${ids.pdf}`,
    'document-preview://item/',
    'about:blank',
    '',
  ])('is not named by %s', async (url) => {
    expect(previewedDocument(url)).toBeNull();
    expect((await get(url)).status).toBe(404);
  });

  it('is not shown by the address of its content alone', () => {
    expect(previewedDocument(`${previewUrl(ids.pdf)}/content`)).toBeNull();
  });
});

describe('the files that draw PDFs', () => {
  it('are served from the bundle', async () => {
    const response = await get('document-preview://item/assets/pdf-preview-a1.js');
    expect(response.headers.get('content-type')).toBe('text/javascript');
    expect(await response.text()).toBe('draw()');
  });

  it.each([
    'document-preview://item/assets/../main-window.html',
    'document-preview://item/assets/%2e%2e/main-window.html',
    'document-preview://item/main-window.html',
    'document-preview://item/assets/missing.js',
    'document-preview://item/assets/pdf-preview-a1.js?x',
  ])('are not named by %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });
});

describe('the frame of a shown document', () => {
  it('may run scripts for PDFs only, and never shares an origin with a page', () => {
    expect(PREVIEW_SANDBOX).toEqual({ pdf: 'allow-scripts', image: '', text: '' });
  });

  it('leads to the address that is served', () => {
    expect(previewedDocument(previewUrl(ids.pdf))).toBe(ids.pdf);
  });
});
