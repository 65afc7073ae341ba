import { describe, expect, it } from 'vitest';
import { walkMail } from '../../../src/main/adapters/trackers/walk-mail';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import { headerOf } from '../../../src/shared/domain/received-mail';

const walked = (raw: string, encoding: BufferEncoding = 'utf8') => walkMail(Buffer.from(raw, encoding));
const types = ({ parts }: Awaited<ReturnType<typeof walkMail>>) => parts.map(({ type }) => type);

describe('a mail taken apart', () => {
  it('has its headers unfolded, decoded and in order', async () => {
    const mail = await walked('Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\n\tan alle\nFROM: a@example.org\n\nHello');
    expect(mail.headers.map(({ name }) => name)).toEqual(['subject', 'from']);
    expect(headerOf(mail, 'subject')).toContain('Grüße');
  });

  it('keeps a returned message closed', async () => {
    const mail = await walked(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: x\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@example.org\n--b--\n',
    );
    expect(types(mail)).toEqual(['message/rfc822']);
  });

  it.each([
    ['iso-2022-jp', '\u001b$B46<U\u001b(B', '感謝'],
    ['gb2312', '\xb8\xd0\xd0\xbb', '感谢'],
    ['euc-kr', '\xb0\xa8\xbb\xe7', '감사'],
    ['iso-8859-1', 'Gr\xfc\xdfe', 'Grüße'],
    ['no-such-charset', 'Gr\xfc\xdfe', 'Grüße'],
  ])('is read in %s', async (charset, bytes, text) => {
    const mail = await walked(`Content-Type: text/plain; charset=${charset}\n\n${bytes}`, 'latin1');
    expect(mail.parts[0]?.text.trim()).toBe(text);
  });

  it('reads a report part of another charset than it says byte by byte', async () => {
    const raw =
      'Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@example.org\nDiagnostic-Code: smtp; 550 Empf\xe4nger unbekannt\n--b--\n';
    const mail = await walked(raw, 'latin1');
    expect(mail.parts[0]?.text).toContain('Empfänger');
  });

  it('gives a value for 10,000 parts within each other', async () => {
    const raw = Array.from(
      { length: 10_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${String(depth)}\n\n--b${String(depth)}\n`,
    ).join('');
    const mail = await walked(raw);
    expect(mail.parts.length).toBeLessThanOrEqual(1);
    expect(classifyReport(mail).kind).toBe('other');
  });

  it('keeps at most 200 parts of 10,000 beside each other', async () => {
    const part = '--b\nContent-Type: application/octet-stream\n\nx\n';
    const mail = await walked(`Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(10_000)}--b--\n`);
    expect(mail.parts.length).toBe(200);
  });

  it('cuts a header of a megabyte', async () => {
    const mail = await walked(`Subject: ${'long '.repeat(200_000)}\nFrom: a@example.org\n\nHello`);
    expect(headerOf(mail, 'subject').length).toBeLessThanOrEqual(20_000);
  });

  it('reads the beginning of a mail of 10 MB', async () => {
    const mail = await walked(`Subject: Hello\n\n${'A line of text.\n'.repeat(650_000)}`);
    expect(mail.parts[0]?.text.length).toBeLessThanOrEqual(256_000);
  });

  it.each([
    '',
    '\n',
    '\r',
    '\0\0\0',
    '\xff\xfe',
    '--',
    ':',
    'Content-Type: multipart/mixed; boundary=""\n\n--\n',
  ])('has a value for %j', async (raw) => {
    expect(classifyReport(await walked(raw, 'latin1'))).toMatchObject({ kind: 'other', recipients: [] });
  });
});
