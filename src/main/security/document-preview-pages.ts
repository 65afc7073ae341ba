import { escapeHtml } from '../../shared/domain/rich-text';
import type { DocumentPreview } from '../ports/document-preview';

type Reason = Extract<DocumentPreview, { ok: false }>['reason'];

/** Why nothing is shown, in the frame where it would be. */
const WORDS = {
  removed: 'This document has been removed from the record.',
  'not-shown': 'This kind of file cannot be shown here. Save a copy to open it in another program.',
  'too-large': 'This file is too large to be shown here. Save a copy to open it in another program.',
  gone: 'The file of this document is no longer in Sendtrail’s folder. Add the document again if you still have it.',
  changed:
    'The file of this document was changed by another program after it was added, so it is not shown. Add the document again if you still have it.',
} as const satisfies Record<Reason, string>;

/** A page of these words only; an answer without a body would show the browser's own error page. */
export function wordsPage(reason: Reason): string {
  return page('Preview', `<p>${WORDS[reason]}</p>`);
}

/** The image on a page of its own, made to fit; its name takes its place when it cannot be drawn. */
export function imagePage(name: string, contentUrl: string): string {
  const title = escapeHtml(name);
  return page(title, `<img src="${escapeHtml(contentUrl)}" alt="${title}">`);
}

const STYLE = [
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f3f3f6;color:#1b1b21;font:14px/1.45 system-ui,sans-serif}',
  'p{max-width:32rem;margin:0;padding:1.5rem;text-align:center}',
  'img{max-width:100%;background:#fff}',
].join('');

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en-AU"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>${body}</html>`;
}
