import { describe, expect, it } from 'vitest';
import { mailPreviewPolicy, pagePolicy } from '../../src/main/security/content-security-policy';

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
        "frame-src mail-preview:",
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

  it('of our pages allows no inline script or style and no evaluation', () => {
    expect(pagePolicy('abc=')).not.toMatch(/unsafe|\*|https?:|blob:|'strict-dynamic'/);
  });
});
