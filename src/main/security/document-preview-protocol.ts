import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import type { DocumentPreview } from '../ports/document-preview';
import type { BundleFile } from './app-protocol';
import { filePreviewPolicy, pdfPreviewPolicy } from './content-security-policy';
import { imagePage, wordsPage } from './document-preview-pages';

export const DOCUMENT_PREVIEW_SCHEME = 'document-preview';

const ITEM_URL = /^document-preview:\/\/item\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\/content)?$/;
const ASSET_URL = /^document-preview:\/\/item(\/assets\/[\w.-]+)$/;
const ASSETS = 'document-preview://item/assets/';
/** The page of the bundle that draws PDFs. */
const PDF_PAGE = '/pdf-preview.html';

/** The document that a preview URL names; null when it is not exactly such a URL. */
export function previewedDocument(url: string): string | null {
  const found = ITEM_URL.exec(url);
  return found?.[2] === undefined ? (found?.[1] ?? null) : null;
}

interface PreviewSources {
  preview(documentId: string): Promise<DocumentPreview>;
  /** Files of the renderer's bundle by URL path; those under /assets/ and one page are served. */
  bundle: ReadonlyMap<string, BundleFile>;
  /** Where the frame that shows a document may stand. */
  frameOrigin: string;
}

type Headers = Readonly<Record<string, string>>;

const PLAIN_HEADERS: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
/** Read by a sandboxed frame, whose origin is "null". Pages of ours do not fetch, and no other page is ever shown. */
const FRAME_READS: Headers = { ...PLAIN_HEADERS, 'Access-Control-Allow-Origin': 'null' };

/**
 * Answers `document-preview://item/<document id>` with a page that shows the document, `…/content` with what that page
 * needs of it, and `…/assets/…` with the script that draws PDFs.
 */
export function documentPreviewResponder(
  sources: PreviewSources,
): (request: { method: string; url: string }) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 405, headers: PLAIN_HEADERS });
    const asset = ASSET_URL.exec(url)?.[1];
    if (asset !== undefined) return assetResponse(sources.bundle.get(asset));
    const [, documentId, content] = ITEM_URL.exec(url) ?? [];
    if (documentId === undefined) return new Response(null, { status: 404, headers: PLAIN_HEADERS });
    const preview = await sources.preview(documentId);
    return content === undefined ? pageResponse(url, preview, sources) : contentResponse(preview);
  };
}

/** Serves documents for sandboxed frames; call when the app is ready. */
export function serveDocumentPreview(protocol: Pick<Protocol, 'handle'>, sources: PreviewSources): void {
  protocol.handle(DOCUMENT_PREVIEW_SCHEME, documentPreviewResponder(sources));
}

async function assetResponse(file: BundleFile | undefined): Promise<Response> {
  if (file === undefined) return new Response(null, { status: 404, headers: PLAIN_HEADERS });
  return new Response(await readFile(file.file), {
    headers: { ...FRAME_READS, 'Content-Type': file.mediaType },
  });
}

async function pageResponse(url: string, preview: DocumentPreview, sources: PreviewSources) {
  const { bundle, frameOrigin } = sources;
  const contentUrl = `${url}/content`;
  const quiet = { ...PLAIN_HEADERS, 'Content-Security-Policy': filePreviewPolicy(contentUrl, frameOrigin) };
  const html = { ...quiet, 'Content-Type': 'text/html; charset=utf-8' };
  if (!preview.ok) return new Response(wordsPage(preview.reason), { headers: html });
  if (preview.kind === 'image') return new Response(imagePage(preview.name, contentUrl), { headers: html });
  if (preview.kind === 'text') {
    const headers = { ...quiet, 'Content-Type': `text/plain; charset=${charsetOf(preview.bytes)}` };
    return new Response(bodyOf(preview.bytes), { headers });
  }
  const page = bundle.get(PDF_PAGE);
  // The development server has no bundle.
  if (page === undefined) return new Response(wordsPage('not-shown'), { headers: html });
  const policy = pdfPreviewPolicy(contentUrl, ASSETS, frameOrigin);
  return new Response(await readFile(page.file), {
    headers: { ...html, 'Content-Security-Policy': policy },
  });
}

/** The bytes for the page itself. A PDF goes without its type, so that nothing else takes it for a page. */
function contentResponse(preview: DocumentPreview): Response {
  if (!preview.ok || preview.kind === 'text')
    return new Response(null, { status: 404, headers: FRAME_READS });
  const mediaType = preview.kind === 'image' ? preview.mediaType : 'application/octet-stream';
  return new Response(bodyOf(preview.bytes), { headers: { ...FRAME_READS, 'Content-Type': mediaType } });
}

/** What is kept as text is one of these two: see the recognition of media types. */
function charsetOf(bytes: Uint8Array): string {
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** The types of responses want to know that nobody else shares the bytes. */
function bodyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes);
}
