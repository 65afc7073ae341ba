import { describe, expect, it } from 'vitest';
import {
  filePreviewPolicy,
  mailPreviewPolicy,
  pagePolicy,
  pdfPreviewPolicy,
} from '../../src/main/security/content-security-policy';

const item = 'document-preview://item/0199f0a0-0000-7000-8000-000000000001';
const assets = 'document-preview://item/assets/';

describe('the content security policy', () => {
  it('of our pages', () => {
    expect(pagePolicy('abc=').split('; ')).toMatchInlineSnapshot(`
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-abc='",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'none'",
        "frame-src mail-preview: document-preview:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]
    `);
  });

  it('of a shown message', () => {
    expect(mailPreviewPolicy('app://main').split('; ')).toMatchInlineSnapshot(`
      [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors app://main",
        "sandbox",
      ]
    `);
  });

  it('of a shown image or text', () => {
    expect(filePreviewPolicy(`${item}/content`, 'app://main').split('; ')).toMatchInlineSnapshot(`
      [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src document-preview://item/0199f0a0-0000-7000-8000-000000000001/content",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors app://main",
        "sandbox",
      ]
    `);
  });

  it('of a shown PDF', () => {
    expect(pdfPreviewPolicy(`${item}/content`, assets, 'app://main').split('; ')).toMatchInlineSnapshot(`
      [
        "default-src 'none'",
        "script-src document-preview://item/assets/ 'wasm-unsafe-eval'",
        "style-src document-preview://item/assets/",
        "connect-src document-preview://item/0199f0a0-0000-7000-8000-000000000001/content document-preview://item/assets/",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors app://main",
        "sandbox allow-scripts",
      ]
    `);
  });

  it('of a shown PDF lets its script reach nothing but that document and our own files', () => {
    const directives = pdfPreviewPolicy(`${item}/content`, assets, 'app://main').split('; ');
    const sources = directives.filter((directive) => /^(default|script|style|connect)-src/.test(directive));
    expect(sources.join(' ').replaceAll(`${item}/content`, '').replaceAll(assets, '')).not.toMatch(
      /(?<!wasm-)unsafe-|\*|https?:|blob:|data:|'self'|preview:/,
    );
    expect(directives).toContain('sandbox allow-scripts');
  });

  it('of our pages allows no inline script or style and no evaluation', () => {
    expect(pagePolicy('abc=')).not.toMatch(/unsafe|\*|https?:|blob:|'strict-dynamic'/);
  });
});
