import type { Protocol } from 'electron';
import { mailPreviewPolicy } from './content-security-policy';

export const MAIL_PREVIEW_SCHEME = 'mail-preview';

const MAIL_PREVIEW_URL = /^mail-preview:\/\/item\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The message that a preview URL names; null when it is not exactly such a URL. */
export function previewedMessage(url: string): string | null {
  return MAIL_PREVIEW_URL.exec(url)?.[1] ?? null;
}

/** An answer without a body would show the browser's own error page. */
const NOT_KEPT = '<!doctype html><html lang="en-AU"><p>The whole message is no longer kept.</p></html>';

/**
 * Answers `mail-preview://item/<message id>`.
 * @param previewHtml the HTML of a message that is kept; null when there is none
 * @param frameOrigin where the frame that shows it may stand
 */
export function mailPreviewResponder(
  previewHtml: (messageId: string) => string | null,
  frameOrigin: string,
): (request: { method: string; url: string }) => Response {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': mailPreviewPolicy(frameOrigin),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  return ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 405, headers });
    const messageId = previewedMessage(url);
    const html = messageId === null ? null : previewHtml(messageId);
    return html === null ? new Response(NOT_KEPT, { status: 404, headers }) : new Response(html, { headers });
  };
}

/** Serves messages for the sandboxed frame; call when the app is ready. */
export function serveMailPreview(
  protocol: Pick<Protocol, 'handle'>,
  previewHtml: (messageId: string) => string | null,
  frameOrigin: string,
): void {
  protocol.handle(MAIL_PREVIEW_SCHEME, mailPreviewResponder(previewHtml, frameOrigin));
}
