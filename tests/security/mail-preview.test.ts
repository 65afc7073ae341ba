import { describe, expect, it } from 'vitest';
import { mailPreviewResponder, previewedMessage } from '../../src/main/security/mail-preview-protocol';

const id = '0199f0a0-0000-7000-8000-000000000001';
const kept: Readonly<Record<string, string>> = { [id]: '<script>alert(1)</script><p>Dear Anh</p>' };
const respond = mailPreviewResponder((messageId) => kept[messageId] ?? null, 'app://main');

describe('a shown message', () => {
  it('comes as it is, under a policy that lets nothing run and nothing load', async () => {
    const response = respond({ method: 'GET', url: `mail-preview://item/${id}` });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(kept[id]);
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors app://main; sandbox",
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it('says so when it is no longer kept', async () => {
    const response = respond({
      method: 'GET',
      url: 'mail-preview://item/0199f0a0-0000-7000-8000-000000000002',
    });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('The whole message is no longer kept.');
  });

  it('is not to be written to', () => {
    expect(respond({ method: 'POST', url: `mail-preview://item/${id}` }).status).toBe(405);
  });

  it.each([
    `mail-preview://other/${id}`,
    `mail-preview://item/${id}/`,
    `mail-preview://item/${id}?x`,
    `mail-preview://item/${id}#x`,
    `mail-preview://item//${id}`,
    `mail-preview://item/../${id}`,
    `mail-preview://user@item/${id}`,
    `https://item/${id}`,
    `mail-preview://item/${id.toUpperCase()}`,
    'mail-preview://item/',
    'about:blank',
    '',
  ])('is not named by %s', (url) => {
    expect(previewedMessage(url)).toBeNull();
    expect(respond({ method: 'GET', url }).status).toBe(404);
  });
});
