/** The only scheme, besides our own, that one of our pages may show: hostile HTML in a sandboxed frame. */
const MAIL_PREVIEW_SOURCE = 'mail-preview:';

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
    'frame-src': MAIL_PREVIEW_SOURCE,
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
