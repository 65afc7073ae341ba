import { escapeHtml } from '../../shared/domain/rich-text';

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{margin:0}',
  'pre{margin:0;padding:.75rem;font:.75rem/1.5 ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}',
].join('');

/**
 * A text from outside, as text. The browser gives the focus to nothing in a frame that shows a plain text file, so that
 * the keyboard could not scroll it.
 */
export function textPage(title: string, text: string): string {
  return `<!doctype html><html lang="en-AU"><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style><pre tabindex="0">${escapeHtml(text)}</pre></html>`;
}
