import fc from 'fast-check';
import { REPORT_MAIL_BYTES, withLineEnds } from './report-mail-bytes';

type Mutation = (mail: Buffer) => Buffer;

const LONGEST = 200_000;
const CHARSETS = ['utf-16', 'iso-2022-jp', 'gb2312', 'shift_jis', 'koi8-r', 'utf-7', 'x-nobody', ''];
const ENCODINGS = ['base64', 'quoted-printable', '8bit', 'x-nobody'];
/** What gives a mail another structure. */
const PIECES = [
  '\r\n',
  '\n\n',
  '\r',
  '\0',
  '--',
  ': ',
  ';',
  '<',
  '>',
  '(',
  '"',
  '@',
  '=?',
  '?=',
  '=\n',
  '\n\t',
  '\nContent-Type: ',
  '\nFinal-Recipient: rfc822;',
  '\nReceived: from ',
  'message/rfc822',
  'multipart/mixed; boundary=""',
  'user unknown',
  '550 5.1.1 ',
];

const inserted = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.constantFrom(...PIECES).map((text) => Buffer.from(text)),
);

const change: fc.Arbitrary<Mutation> = fc
  .record({ at: fc.nat(), removed: fc.nat({ max: 60 }), inserted })
  .map(({ at, removed, inserted: added }) => (mail) => {
    const index = at % (mail.length + 1);
    return Buffer.concat([mail.subarray(0, index), added, mail.subarray(index + removed)]);
  });

/** A piece of it many times: what takes too long to read grows. */
const repetition: fc.Arbitrary<Mutation> = fc
  .record({
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 400 }),
    times: fc.integer({ min: 2, max: 4_000 }),
  })
  .map(({ at, length, times }) => (mail) => {
    const index = at % (mail.length + 1);
    const piece = mail.subarray(index, index + length);
    const count = Math.min(times, Math.floor(LONGEST / Math.max(1, piece.length)));
    const repeated = Array.from({ length: count }, () => piece);
    return Buffer.concat([mail.subarray(0, index), ...repeated, mail.subarray(index)]);
  });

const cut: fc.Arbitrary<Mutation> = fc
  .nat()
  .map((count) => (mail) => mail.subarray(0, (count * 100) % (mail.length + 1)));

const otherLineEnds: fc.Arbitrary<Mutation> = fc
  .constantFrom('\r\n', '\r', '\n\r')
  .map((lineEnd) => (mail) => withLineEnds(mail, lineEnd));

const otherCharset: fc.Arbitrary<Mutation> = fc
  .constantFrom(...CHARSETS)
  .map((charset) => (mail) => replaced(mail, /charset="?[\w-]*"?/gi, `charset=${charset}`));

const otherEncoding: fc.Arbitrary<Mutation> = fc
  .constantFrom(...ENCODINGS)
  .map(
    (encoding) => (mail) =>
      replaced(mail, /\ncontent-type:/gi, `\nContent-Transfer-Encoding: ${encoding}\nContent-Type:`),
  );

const joined: fc.Arbitrary<Mutation> = fc
  .record({ other: fc.constantFrom(...REPORT_MAIL_BYTES), at: fc.nat(), from: fc.nat() })
  .map(
    ({ other, at, from }) =>
      (mail) =>
        Buffer.concat([mail.subarray(0, at % (mail.length + 1)), other.subarray(from % (other.length + 1))]),
  );

function replaced(mail: Buffer, pattern: RegExp, text: string): Buffer {
  return Buffer.from(mail.toString('latin1').replace(pattern, text), 'latin1');
}

/** One of the project's mails, damaged in one way or several. */
export const mutatedMail: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.constantFrom(...REPORT_MAIL_BYTES),
    fc.array(
      fc.oneof(
        { weight: 8, arbitrary: change },
        { weight: 2, arbitrary: repetition },
        { weight: 1, arbitrary: cut },
        { weight: 1, arbitrary: otherLineEnds },
        { weight: 1, arbitrary: otherCharset },
        { weight: 1, arbitrary: otherEncoding },
        { weight: 2, arbitrary: joined },
      ),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([mail, mutations]) =>
    mutations.reduce((bytes, mutate) => mutate(bytes), mail).subarray(0, 2 * LONGEST),
  );
