/** A mail of about so many bytes that is laborious to read, by what it is made of. */
export type MakeMail = (size: number) => string;

function headOf(type = 'text/plain; charset=utf-8', subject = 'Undeliverable: appointment'): string {
  return `Return-Path: <>\nFrom: MAILER-DAEMON@example.org\nTo: desk@clinic.example\nSubject: ${subject}\nContent-Type: ${type}\n\n`;
}

function filled(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

/** Pieces that differ in their number. */
function numbered(piece: (number: number) => string, size: number): string {
  let text = '';
  for (let number = 0; text.length < size; number += 1) text += piece(number);
  return text;
}

const MIXED = 'multipart/mixed; boundary=b';

function inBody(piece: string, type?: string): MakeMail {
  return (size) => headOf(type) + filled(piece, size);
}

function inParts(piece: string): MakeMail {
  return inBody(piece, MIXED);
}

function inReport(type: string, piece: string, before = ''): MakeMail {
  return (size) => `${headOf(MIXED)}--b\nContent-Type: ${type}\n\n${before}${filled(piece, size)}\n--b--\n`;
}

function inStatus(piece: string, before = ''): MakeMail {
  return inReport('message/delivery-status', piece, before);
}

function inHeader(name: string, piece: string): MakeMail {
  return (size) => `From: MAILER-DAEMON@example.org\n${name}: ${filled(piece, size)}\n\nanh@example.org`;
}

function statusBlock(number: number): string {
  return `Final-Recipient: rfc822; anh${String(number)}@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 no reason here\n\n`;
}

/** A report of two parts, each half of the size. */
function textAndStatus(text: string, status: string): string {
  return `${headOf(MIXED)}--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: message/delivery-status\n\n${status}\n--b--\n`;
}

const FINAL = 'Final-Recipient: rfc822; a@b.example\n';
const QUOTED_PRINTABLE = 'text/plain\nContent-Transfer-Encoding: quoted-printable';
const BASE64 = 'text/plain\nContent-Transfer-Encoding: base64';
const HTML = 'text/html';

/** Short lines, one long line, parts within parts, long heads, and phrases of the tables over and over. */
export const HOSTILE_SHAPES: Readonly<Record<string, MakeMail>> = {
  'empty lines': inBody('\n'),
  'lines of one letter': inBody('a\n'),
  'one line of letters': inBody('a'),
  'one line of spaces': inBody(' '),
  'one line of words': inBody('mailbox user unknown '),
  'one line of at signs': inBody('@'),
  'lines of at signs': inBody('@\n'),
  'lines of short addresses': inBody('a@b\n'),
  'lines of addresses': inBody('anh@example.org\n'),
  'lines of a recipient': inBody('<anh@example.org>: 550 said something about it\n'),
  'one line of dashes': inBody('-'),
  'lines of dashes': inBody('-------------------\n'),
  'lines that nearly cut': inBody('--- original ---\n'),
  'lines of received': inBody('Received: from\n'),
  'lines of received and others': inBody('Received: from x\nfoo bar\n'),
  'quoted lines': inBody('> a line of text with user unknown in it\n'),
  'quoted empty lines': inBody('>\n'),
  'enhanced codes': inBody('5.1.1 '),
  'digits and dots': inBody('5.1.'),
  'addresses of machines': inBody('192.0.2.1 '),
  links: inBody('http://x '),
  'null bytes': inBody('\0'),
  'sentences of the tables': inBody('anh@example.org:\nmailbox address user host domain not message mail\n'),
  'words of a sender': inBody('sender address sender domain '),
  'words of a size': inBody('exceeds size exceed message '),
  'codes of replies': inBody('550-5.1.1 a\n'),
  'words that are said': inBody('host a b said: '),
  'names of hosts': inBody('host a.a.a.a.a.a.a.a.'),
  tags: inBody('<b>', HTML),
  'line breaks of a page': inBody('<br>', HTML),
  'cells of a table': inBody('<td>a@b.example</td>', HTML),
  'opening brackets': inBody('<', HTML),
  'tags that are not closed': inBody('<a ', HTML),
  'styles that are not closed': inBody('<style>', HTML),
  'empty styles': inBody('<style></style>', HTML),
  comments: inBody('<!--', HTML),
  entities: inBody('&amp;', HTML),
  ampersands: inBody('&', HTML),
  'spaces of a page': inBody('< b >\n \n', HTML),
  'quoted-printable escapes': inBody('=3D', QUOTED_PRINTABLE),
  'soft line breaks': inBody('=\n', QUOTED_PRINTABLE),
  'equals and spaces': inBody('= ', QUOTED_PRINTABLE),
  'lines of base64': inBody('QUJD\n', BASE64),
  'base64 with a padding each': inBody('QQ==\n', BASE64),
  'flowed lines': inBody('a \n', 'text/plain; format=flowed'),
  'flowed spaces': inBody(' \n', 'text/plain; format=flowed; delsp=yes'),
  'two bytes a letter': inBody('a\n', 'text/plain; charset=utf-16'),
  'switches of ISO-2022-JP': inBody('\u001b$B46\u001b(B\n', 'text/plain; charset=iso-2022-jp'),
  parts: inParts('--b\nContent-Type: application/octet-stream\n\nx\n'),
  'empty parts': inParts('--b\n\n'),
  'parts of text': inParts('--b\n\nuser unknown\n\n'),
  'parts of a page': inParts('--b\nContent-Type: text/html\n\n<p>user unknown\n\n'),
  'parts with a status': inParts(`--b\nContent-Type: message/delivery-status\n\n${FINAL}\n`),
  'delimiters of nobody': inParts('--c\n'),
  'nearly delimiters': inParts('--b-\n'),
  'delimiters in one line': inParts('--b'),
  'parts within parts': (size) =>
    numbered(
      (depth) => `Content-Type: multipart/mixed; boundary=b${String(depth)}\n\n--b${String(depth)}\n`,
      size,
    ),
  'mails within mails': (size) => filled('Content-Type: message/rfc822\n\n', size),
  'a long subject': inHeader('Subject', 'long '),
  'a subject of one word': inHeader('Subject', 'x'),
  'encoded words': inHeader('Subject', '=?utf-8?Q?long_?= '),
  'encoded words in lines': inHeader('Subject', '=?utf-8?Q?long_?=\n '),
  'half encoded words': inHeader('Subject', '=?'),
  'a folded header': inHeader('Subject', 'a\n '),
  'a header folded with spaces': inHeader('Subject', ' \n '),
  'recipients of the report': inHeader('To', 'a@b.example, '),
  groups: inHeader('To', 'a:;'),
  quotes: inHeader('To', '"'),
  brackets: inHeader('To', '<'),
  'comments of a header': inHeader('To', '('),
  'a long sender': inHeader('From', 'mail delivery '),
  references: inHeader('References', '<a@b.example> '),
  parameters: inHeader('Content-Type', 'multipart/mixed; a=b; '),
  'pieces of a parameter': inHeader('Content-Type', 'multipart/mixed; boundary*0=b;'),
  'naming headers': inHeader('X-Failed-Recipients', 'a@b.example, '),
  'received headers': (size) =>
    filled('Received: from a.example by b.example; Mon, 9 Nov 2026 09:00:00 +1100\n', size) + headOf(),
  'short headers': (size) => filled('a:b\n', size) + headOf(),
  fields: inStatus('X-Field: value\n'),
  'short fields': inStatus('a:b\n'),
  'empty lines of a status': inStatus('\n'),
  'recipients without a blank line': inStatus(FINAL),
  'one recipient over and over': inStatus(statusBlock(1)),
  'a long diagnostic': inStatus('user unknown mailbox ', `${FINAL}Diagnostic-Code: smtp; `),
  'a folded diagnostic': inStatus(' c\n', `${FINAL}Diagnostic-Code: smtp; x\n`),
  'a status in base64': inStatus('QUJDREVG\n'),
  'open comments': inStatus('(', 'Final-Recipient: rfc822; a@b.example '),
  'recipients in open comments': inStatus('Final-Recipient: rfc822; ((((((((((((a@b.example\n\n'),
  'different recipients of a status': (size) => inStatus(numbered(statusBlock, size))(size),
  'different recipients of a text': (size) =>
    headOf() + numbered((number) => `<anh${String(number)}@example.org>:\n550 5.1.1 unk\n\n`, size),
  'a long text beside many recipients': (size) =>
    textAndStatus(filled('no such a thing here ', size / 2), numbered(statusBlock, size / 2)),
  'recipients in text and status': (size) =>
    textAndStatus(
      numbered((number) => `anh${String(number)}@example.org nothing\n`, size / 2),
      numbered(statusBlock, size / 2),
    ),
  'a complaint': inReport(
    'message/feedback-report',
    'Original-Rcpt-To: a@b.example\n',
    'Feedback-Type: abuse\n',
  ),
  'a receipt': inReport(
    'message/disposition-notification',
    `${FINAL}\n`,
    'Disposition: manual/MDN; displayed\n',
  ),
  'a forwarded report': (size) =>
    `${headOf(undefined, 'Fwd: x')}forwarded message\n${FINAL}Action: failed\n${filled('>>>>>>>>>> a\n', size)}`,
  'carriage returns': (size) => filled('\r', size),
  'lines of carriage returns': (size) => (headOf() + filled('a\n', size)).replaceAll('\n', '\r'),
  'braces of a notification': (size) => `From: x@sns.amazonaws.com\n\n${filled('{', size)}`,
  'brackets of a notification': (size) =>
    `From: x@sns.amazonaws.com\n\n{"a":${'['.repeat(size / 2)}${']'.repeat(size / 2)}}`,
};
