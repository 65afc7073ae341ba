import { describe, expect, it } from 'vitest';
import { STATUS_OF_REASON } from '../../src/shared/domain/reports-of-mail';
import { readOnce } from '../support/report-mails/reading-time';
import { REPORT_MAIL_BYTES, withLineEnds } from '../support/report-mails/report-mail-bytes';

const LINE_ENDS = { LF: '\n', CRLF: '\r\n', CR: '\r' };
const CHARSETS = [
  'utf-16',
  'utf-7',
  'iso-2022-jp',
  'gb2312',
  'shift_jis',
  'koi8-r',
  'ebcdic-cp-us',
  'x-nobody',
];
/** Of what did not fail. */
const OTHER_REASONS = new Set(['delivered', 'relayed', 'displayed', 'feedback', 'vacation']);

function expectValue(mail: Buffer): void {
  for (const { address, reason } of readOnce(mail).recipients) {
    expect(address).toBe(address.toLowerCase());
    expect(OTHER_REASONS.has(reason) || Object.hasOwn(STATUS_OF_REASON, reason)).toBe(true);
  }
}

describe('a damaged mail', () => {
  it.each(Object.entries(LINE_ENDS))(
    'has a value wherever it is cut, with lines that end with %s',
    (_, lineEnd) => {
      for (const mail of REPORT_MAIL_BYTES) {
        const bytes = withLineEnds(mail, lineEnd);
        for (let end = 0; end < bytes.length; end += 100) expectValue(bytes.subarray(0, end));
      }
    },
  );

  it.each(CHARSETS)('has a value when it says that it is in %s', (charset) => {
    for (const mail of REPORT_MAIL_BYTES) {
      const text = mail
        .toString('latin1')
        .replace(/content-type: text\/(\w+)[^\n]*/gi, `Content-Type: text/$1; charset=${charset}`);
      expectValue(Buffer.from(text, 'latin1'));
    }
  });
});
