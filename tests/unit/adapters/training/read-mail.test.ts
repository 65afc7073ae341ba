import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../src/main/adapters/training/read-mail';

const mail = (...lines: string[]) => readMail(Buffer.from(lines.join('\r\n'), 'utf8'));

describe('what the practice reads of a message', () => {
  it('is its ids and its subject, folded or not, in any case', () => {
    expect(
      mail(
        'subject: a',
        ' b',
        'MESSAGE-ID: <1@x.example>',
        'x-sendtrail-id: 7',
        'Message-ID: <2@x.example>',
        '',
        'hi',
      ),
    ).toEqual({ subject: 'a b', messageIdHeader: '<1@x.example>', sendtrailId: '7', link: null });
  });

  it.each([
    [
      'plain',
      ['', 'See https://www.clinic.example/a?b=1&c=2.', 'https://second.example'],
      'https://www.clinic.example/a?b=1&c=2',
    ],
    [
      'quoted-printable',
      ['Content-Transfer-Encoding: quoted-printable', '', 'See (https://www.cli=', 'nic.example/=C3=BC=3D1)'],
      'https://www.clinic.example/ü=1',
    ],
    [
      'base64',
      ['Content-Transfer-Encoding: base64', '', Buffer.from('<https://b.example/>').toString('base64')],
      'https://b.example/',
    ],
    [
      'HTML',
      ['Content-Type: text/html', '', '<a href="https://h.example/?a=1&amp;b=2">x</a>'],
      'https://h.example/?a=1&b=2',
    ],
    ['a mail without links', ['', 'nothing here'], null],
    ['a picture', ['Content-Type: image/png', '', 'https://not.example'], null],
  ])('is the first link in %s', (_, lines, link) => {
    expect(mail('Subject: x', ...lines).link).toBe(link);
  });

  it('is the first link in the first part that has one', () => {
    expect(
      mail(
        'Content-Type: multipart/mixed; boundary="o"',
        '',
        '--o',
        'Content-Type: multipart/alternative; boundary=i',
        '',
        '--i',
        '',
        'no link',
        '--i',
        'Content-Type: text/html',
        '',
        '<a href="https://inner.example">x</a>',
        '--i--',
        '--o',
        'Content-Type: text/plain',
        '',
        'https://outer.example',
        '--o--',
      ).link,
    ).toBe('https://inner.example');
  });

  it.each(['', '\r\n\r\n', ':', 'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a', '\0\xff'])(
    'is something for any bytes: %j',
    (text) => {
      expect(readMail(Buffer.from(text, 'latin1')).link).toBeNull();
    },
  );
});
