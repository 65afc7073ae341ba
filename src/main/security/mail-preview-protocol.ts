import type { Protocol } from 'electron';
import { mailPreviewPolicy } from './content-security-policy';
import { textPage } from './mail-preview-pages';

export const MAIL_PREVIEW_SCHEME = 'mail-preview';

const MAIL_PREVIEW_URL =
  /^mail-preview:\/\/item\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/evidence\/(0|[1-9]\d{0,14}))?$/;

/** What a preview URL names: a message, or what one line of its history was learnt from. */
interface PreviewedMail {
  messageId: string;
  /** The line of the history; null for the message itself. */
  sequence: number | null;
}

/** What a preview URL names; null when it is not exactly such a URL. */
export function previewedMail(url: string): PreviewedMail | null {
  const [, messageId, sequence] = MAIL_PREVIEW_URL.exec(url) ?? [];
  if (messageId === undefined) return null;
  return { messageId, sequence: sequence === undefined ? null : Number(sequence) };
}

interface PreviewSources {
  /** The HTML of a message that is kept; null when there is none. */
  messageHtml(messageId: string): string | null;
  /** What a line was learnt from, as text; null when nothing was kept. */
  evidenceText(line: { messageId: string; sequence: number }): string | null;
}

/** An answer without a body would show the browser's own error page. */
const MESSAGE_NOT_KEPT = textPage('Message', 'The whole message is no longer kept.');
const EVIDENCE_NOT_KEPT = textPage('Report', 'Nothing was kept for this line.');

/**
 * Answers `mail-preview://item/<message id>` with a message, and `…/evidence/<line>` with a received mail as it came: as
 * text, whatever stands in it.
 * @param frameOrigin where the frame that shows it may stand
 */
export function mailPreviewResponder(
  sources: PreviewSources,
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
    const mail = previewedMail(url);
    const page = mail === null ? null : pageOf(mail, sources);
    if (page !== null) return new Response(page, { headers });
    const isEvidence = mail !== null && mail.sequence !== null;
    const notKept = isEvidence ? EVIDENCE_NOT_KEPT : MESSAGE_NOT_KEPT;
    return new Response(notKept, { status: 404, headers });
  };
}

function pageOf({ messageId, sequence }: PreviewedMail, sources: PreviewSources): string | null {
  if (sequence === null) return sources.messageHtml(messageId);
  const text = sources.evidenceText({ messageId, sequence });
  return text === null ? null : textPage('Report', text);
}

/** Serves mails for sandboxed frames; call when the app is ready. */
export function serveMailPreview(
  protocol: Pick<Protocol, 'handle'>,
  sources: PreviewSources,
  frameOrigin: string,
): void {
  protocol.handle(MAIL_PREVIEW_SCHEME, mailPreviewResponder(sources, frameOrigin));
}
