import fc from 'fast-check';
import { REASON_RULES } from '../../../src/shared/domain/bounce-rules';
import { TEXT_RULES } from '../../../src/shared/domain/text-rules';

/** The words of every pattern in a row: nearly what it looks for, which takes longest to look for. */
const PHRASES = REASON_RULES.flatMap(({ phrases }) =>
  phrases.map(({ source }) =>
    source
      .replaceAll('\\b', ' ')
      .replace(/[^\p{L}' -]+/gu, ' ')
      .trim(),
  ),
);
const EXAMPLES = TEXT_RULES.map(({ example }) => example);
const FIELDS = [
  'Reporting-MTA: dns; mail.example.org',
  'Final-Recipient: rfc822; anh@example.org',
  'Original-Recipient: rfc822;<Anh@Example.org>',
  'Final-Recipient: utf-8; \\x{7528}@example.org',
  'Action: failed',
  'Action: delayed (will retry)',
  'Status: 5.1.1',
  'Status: 4.0.0 (nothing)',
  'Diagnostic-Code: smtp; 550-5.1.1 user\n 550 5.1.1 unknown',
  'Feedback-Type: abuse',
  'Original-Rcpt-To: anh@example.org',
  'Disposition: automatic-action/MDN-sent-automatically; displayed',
  'Original-Message-ID: <a@clinic.example>',
];
const ODDITIES = [
  '',
  '',
  '   ',
  '>',
  '--- Below this line is a copy of the message.',
  'Received: from a by b',
  '<p>Anh &lt;anh@example.org&gt;</p><br>',
  '<style>',
  '550 5.1.1 <anh@example.org>... User unknown',
  'host mx.example.org[192.0.2.1] said: 452 4.2.2 mailbox full',
  '宛先: anh@example.org',
  'begin 644 x',
  '=?utf-8?B?8J+YgA==?=',
];

const line = fc.oneof(
  fc.constantFrom(...PHRASES),
  fc.constantFrom(...EXAMPLES),
  fc.constantFrom(...FIELDS),
  fc.constantFrom(...ODDITIES),
  fc.string({ maxLength: 80 }),
);
const lines = fc.array(line, { maxLength: 40 }).map((all) => all.join('\n'));

const encoded = fc
  .tuple(lines, fc.constantFrom('', 'base64', 'quoted-printable', '7bit'), fc.boolean())
  .map(([text, encoding, isHonest]) => {
    const head = encoding === '' ? '' : `Content-Transfer-Encoding: ${encoding}\n`;
    const body = isHonest && encoding === 'base64' ? Buffer.from(text).toString('base64') : text;
    return { head, body };
  });

const LEAF_TYPES = [
  'text/plain; charset=utf-8',
  'text/plain; charset=iso-2022-jp; format=flowed',
  'text/html',
  'message/delivery-status',
  'message/feedback-report',
  'message/disposition-notification',
  'message/rfc822',
  'text/rfc822-headers',
  'application/ms-tnef',
  '/',
  'multipart/mixed',
];
const MULTIPARTS = [
  'multipart/report; report-type=delivery-status',
  'multipart/mixed',
  'multipart/alternative',
  'multipart/related',
  'multipart/digest',
];

const { entity } = fc.letrec<{ entity: string; leaf: string; multipart: string }>((tie) => ({
  entity: fc.oneof({ maxDepth: 6, withCrossShrink: true }, tie('leaf'), tie('multipart')),
  leaf: fc
    .tuple(fc.constantFrom(...LEAF_TYPES), encoded)
    .map(([type, { head, body }]) => `Content-Type: ${type}\n${head}\n${body}\n`),
  multipart: fc
    .record({
      type: fc.constantFrom(...MULTIPARTS),
      boundary: fc.constantFrom('b', 'b1', '=_x y', '', '--'),
      parts: fc.array(tie('entity'), { maxLength: 5 }),
      isClosed: fc.boolean(),
    })
    .map(({ type, boundary, parts, isClosed }) => {
      const body = parts.map((part) => `--${boundary}\n${part}\n`).join('');
      return `Content-Type: ${type}; boundary="${boundary}"\n\n${body}${isClosed ? `--${boundary}--\n` : ''}`;
    }),
}));

const HEADERS = [
  'Return-Path: <>',
  'From: MAILER-DAEMON@example.org',
  'From: Anh Nguyen <anh@example.org>',
  'From: x@sns.amazonaws.com',
  'To: desk@clinic.example',
  'Subject: Undeliverable: appointment',
  'Subject: =?iso-2022-jp?B?GyRCR1s/LklUQ0cbKEI=?=',
  'Subject: Re: hello',
  'Auto-Submitted: auto-replied',
  'X-Failed-Recipients: anh@example.org,\n ben@example.org',
  'References: <a@clinic.example>',
  'Date: yesterday',
  'No header at all',
];

/** A mail of any structure, with words and fields that the recogniser knows in places where they may not belong. */
export const builtMail: fc.Arbitrary<Buffer> = fc
  .tuple(fc.subarray(HEADERS), entity, fc.constantFrom('\n', '\r\n', '\r'))
  .map(([headers, body, lineEnd]) => Buffer.from([...headers, body].join('\n').replaceAll('\n', lineEnd)));
