import { describe, expect, it } from 'vitest';
import { mailPreviewResponder, previewedMail } from '../../src/main/security/mail-preview-protocol';

const id = '0199f0a0-0000-7000-8000-000000000001';
const kept: Readonly<Record<string, string>> = { [id]: '<script>alert(1)</script><p>Dear Anh</p>' };
const hostile = '<script>alert(1)</script>\r\n<img src="https://elsewhere.example/x.png">';
const texts: Readonly<Record<number, string>> = { 7: hostile, 8: '</pre></html><pre>' };
const sources = {
  messageHtml: (messageId: string) => kept[messageId] ?? null,
  evidenceText: ({ sequence }: { sequence: number }) => texts[sequence] ?? null,
};
const respond = mailPreviewResponder(sources, 'app://main');

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
    `mail-preview://item/${id}/evidence`,
    `mail-preview://item/${id}/evidence/`,
    `mail-preview://item/${id}/evidence/07`,
    `mail-preview://item/${id}/evidence/-7`,
    `mail-preview://item/${id}/evidence/7/`,
    `mail-preview://item/${id}/evidence/7e3`,
    `mail-preview://item/${id}/evidence/1234567890123456`,
    `mail-preview://item/${id}/other/7`,
    `mail-preview://item/evidence/7`,
    `mail-preview://item//${id}`,
    `mail-preview://item/../${id}`,
    `mail-preview://user@item/${id}`,
    `https://item/${id}`,
    `mail-preview://item/${id.toUpperCase()}`,
    'mail-preview://item/',
    'about:blank',
    '',
  ])('is not named by %s', (url) => {
    expect(previewedMail(url)).toBeNull();
    expect(respond({ method: 'GET', url }).status).toBe(404);
  });
});

describe('a received mail', () => {
  const url = `mail-preview://item/${id}/evidence/7`;

  it('stands on a page as text, under the policy of a shown message', async () => {
    expect(previewedMail(url)).toEqual({ messageId: id, sequence: 7 });
    const response = respond({ method: 'GET', url });
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<img|<\/title>.*<\/title>/);
    const ofMessage = respond({ method: 'GET', url: `mail-preview://item/${id}` });
    expect(Object.fromEntries(response.headers)).toEqual(Object.fromEntries(ofMessage.headers));
  });

  it('cannot end the text in which it stands', async () => {
    const page = await respond({ method: 'GET', url: `mail-preview://item/${id}/evidence/8` }).text();
    expect(page.split('</pre>')).toHaveLength(2);
  });

  it('says so when nothing was kept', async () => {
    const response = respond({ method: 'GET', url: `mail-preview://item/${id}/evidence/9` });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Nothing was kept for this line.');
  });
});
