import { describe, expect, it } from 'vitest';
import { walkMail } from '../../../src/main/adapters/trackers/walk-mail';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import { headerOf } from '../../../src/shared/domain/received-mail';

const walked = (raw: string, encoding: BufferEncoding = 'utf8') => walkMail(Buffer.from(raw, encoding));
const types = ({ parts }: ReturnType<typeof walkMail>) => parts.map(({ type }) => type);

describe('a mail taken apart', () => {
  it('has its headers unfolded, decoded and in order', () => {
    const mail = walked('Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\n\tan alle\nFROM: a@example.org\n\nHello');
    expect(mail.headers.map(({ name }) => name)).toEqual(['subject', 'from']);
    expect(headerOf(mail, 'subject')).toContain('Grüße');
  });

  it('keeps a returned message closed', () => {
    const mail = walked(
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
  ])('is read in %s', (charset, bytes, text) => {
    const mail = walked(`Content-Type: text/plain; charset=${charset}\n\n${bytes}`, 'latin1');
    expect(mail.parts[0]?.text.trim()).toBe(text);
  });

  it('reads a report part of another charset than it says byte by byte', () => {
    const raw =
      'Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@example.org\nDiagnostic-Code: smtp; 550 Empf\xe4nger unbekannt\n--b--\n';
    const mail = walked(raw, 'latin1');
    expect(mail.parts[0]?.text).toContain('Empfänger');
  });

  it.each([
    ['quoted-printable', 'Anh =E2=80=93 a =3D b, =\nc=20\n=ZZ', 'Anh – a = b, c \n=ZZ'],
    ['base64', 'QW5o\nIE5n\n', 'Anh Ng'],
    ['base64', 'QQ==\nbmg=\n', 'Anh'],
    ['"base64" (so they say)', 'QW5o', 'Anh'],
    ['x-nobody', 'QW5o', 'QW5o'],
  ])('undoes %s: %j', (encoding, body, text) => {
    const mail = walked(`Content-Transfer-Encoding: ${encoding}\n\n${body}`);
    expect(mail.parts[0]?.text.trim()).toBe(text);
  });

  it('joins the lines of a flowed text, and leaves the one above a signature', () => {
    const mail = walked('Content-Type: text/plain; format=flowed\n\nUser \nunknown\n-- \nAnh');
    expect(mail.parts[0]?.text).toBe('User unknown\n-- \nAnh');
  });

  it('has the parts of a part in order, to the last delimiter or to the end', () => {
    const inner =
      'Content-Type: multipart/alternative; boundary=bb\n\n--bb\n\none\n--bb\nContent-Type: text/html\n\n<b>two\n--bb--\nnobody sees this';
    const mail = walked(
      `Content-Type: Multipart/Mixed;\n boundary="b"\n\nfor old programs\n--b\n${inner}\n--b  \nContent-Type: message/delivery-status\n\nStatus: 5.1.1`,
    );
    expect(mail.parts).toEqual([
      { type: 'text/plain', text: 'one' },
      { type: 'text/html', text: '<b>two' },
      { type: 'message/delivery-status', text: 'Status: 5.1.1' },
    ]);
  });

  it.each([
    'Content-Type: multipart/report\n\nUser unknown',
    'Content-Type: multipart/report; boundary=b\n\nUser unknown',
    'Content-Type: nonsense\n\nUser unknown',
    '\n\nSubject: x\n\nUser unknown',
  ])('is a text where it has no parts: %j', (raw) => {
    expect(walked(raw).parts).toEqual([{ type: 'text/plain', text: 'User unknown' }]);
  });

  it('takes mails in a digest for mails', () => {
    const mail = walked('Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\nHello\n--b--');
    expect(types(mail)).toEqual(['message/rfc822']);
  });

  it('puts a boundary together that is written in pieces', () => {
    const mail = walked('Content-Type: multipart/mixed; boundary*0=b; boundary*1="c"\n\n--bc\n\none\n--bc--');
    expect(mail.parts).toEqual([{ type: 'text/plain', text: 'one' }]);
  });

  it('gives a value for 10,000 parts within each other', () => {
    const raw = Array.from(
      { length: 10_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${String(depth)}\n\n--b${String(depth)}\n`,
    ).join('');
    const mail = walked(raw);
    expect(mail.parts.length).toBeLessThanOrEqual(1);
    expect(classifyReport(mail).kind).toBe('other');
  });

  it('keeps at most 200 parts of 10,000 beside each other', () => {
    const part = '--b\nContent-Type: application/octet-stream\n\nx\n';
    const mail = walked(`Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(10_000)}--b--\n`);
    expect(mail.parts.length).toBe(200);
  });

  it('cuts a header of a megabyte', () => {
    const mail = walked(`Subject: ${'long '.repeat(200_000)}\nFrom: a@example.org\n\nHello`);
    expect(headerOf(mail, 'subject').length).toBeLessThanOrEqual(20_000);
  });

  it('reads the beginning of a mail of 10 MB', () => {
    const mail = walked(`Subject: Hello\n\n${'A line of text.\n'.repeat(650_000)}`);
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
  ])('has a value for %j', (raw) => {
    expect(classifyReport(walked(raw, 'latin1'))).toMatchObject({ kind: 'other', recipients: [] });
  });
});
