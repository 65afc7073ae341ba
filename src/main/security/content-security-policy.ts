/** The only schemes, besides our own, that one of our pages may show, in sandboxed frames: hostile HTML and files. */
const FRAME_SOURCES = 'mail-preview: document-preview:';

function policyOf(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');
}

/**
 * The policy of our own pages. Style elements that a page makes at run time need the nonce, which is new with every
 * page; scripts come from our own files only.
 */
export function pagePolicy(styleNonce: string): string {
  return policyOf({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${styleNonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'none'",
    'frame-src': FRAME_SOURCES,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
}

/**
 * The policy of a shown message: no script, nothing from the network, an origin that no other page has. `frameOrigin`
 * is the only place that may hold it.
 */
export function mailPreviewPolicy(frameOrigin: string): string {
  return policyOf({
    'default-src': "'none'",
    'style-src': "'unsafe-inline'",
    'img-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': frameOrigin,
    sandbox: '',
  });
}

/**
 * The policy of a shown image or text: no script, nothing but the image itself, an origin that no other page has.
 * @param contentUrl where the image is
 */
export function filePreviewPolicy(contentUrl: string, frameOrigin: string): string {
  return policyOf({
    'default-src': "'none'",
    'style-src': "'unsafe-inline'",
    'img-src': contentUrl,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': frameOrigin,
    sandbox: '',
  });
}

/**
 * The policy of a shown PDF. What draws it is a script of ours in an origin that no other page has; it reads this one
 * document and its own files. WebAssembly decodes scans (JBIG2, fax, JPEG 2000); text never becomes code.
 */
export function pdfPreviewPolicy(contentUrl: string, assetsUrl: string, frameOrigin: string): string {
  return policyOf({
    'default-src': "'none'",
    'script-src': `${assetsUrl} 'wasm-unsafe-eval'`,
    'style-src': assetsUrl,
    'connect-src': `${contentUrl} ${assetsUrl}`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': frameOrigin,
    sandbox: 'allow-scripts',
  });
}
