import { describe, expect, it } from 'vitest';
import { isAutomaticReply, isChallenge } from '../../../src/shared/domain/automatic-reply';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import { enhancedCodesIn, replyCodeIn } from '../../../src/shared/domain/enhanced-status';
import { addressOfField, fieldBlocks } from '../../../src/shared/domain/field-blocks';
import { findReason, foldReply } from '../../../src/shared/domain/find-reason';
import { textOfHtml } from '../../../src/shared/domain/html-text';
import { addressesIn, addressIn } from '../../../src/shared/domain/received-mail';
import { passesGate } from '../../../src/shared/domain/report-gate';
import { bareId, cutReturned, namedIds, returnedHeaders } from '../../../src/shared/domain/returned-message';

/** Texts on which careless patterns take time that grows with the square of their length. */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  letters: (length) => 'a'.repeat(length),
  spaces: (length) => ' '.repeat(length),
  'at signs': (length) => '@'.repeat(length),
  addresses: (length) => 'a@b.c '.repeat(length / 6),
  'addresses without spaces': (length) => 'a@b.c,'.repeat(length / 6),
  'opening brackets': (length) => '<'.repeat(length),
  'opening comments': (length) => '('.repeat(length),
  'open tags': (length) => '<style>'.repeat(length / 7),
  'words of failure': (length) => 'user unknown mailbox not '.repeat(length / 25),
  'digits and dots': (length) => '5.1.'.repeat(length / 4),
  dashes: (length) => '-'.repeat(length),
  'empty lines': (length) => '\n'.repeat(length),
  'lines of received': (length) => 'Received: from\n'.repeat(length / 15),
  'folded lines': (length) => `a: b\n${' c\n'.repeat(length / 3)}`,
  fields: (length) => 'Final-Recipient: a@b.c\n'.repeat(length / 23),
  'angled ids': (length) => '<a@b> '.repeat(length / 6),
  entities: (length) => '&lt;'.repeat(length / 4),
  'sender words': (length) => 'sender address sender domain '.repeat(length / 29),
};

const mailOf = (text: string) => ({
  headers: [
    { name: 'from', value: 'MAILER-DAEMON@example.org' },
    { name: 'subject', value: text },
    { name: 'references', value: text },
    { name: 'to', value: text },
  ],
  parts: [
    { type: 'text/plain', text },
    { type: 'message/rfc822', text },
  ],
});

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  addressesIn,
  addressIn,
  enhancedCodesIn,
  replyCodeIn,
  fieldBlocks: (text) => fieldBlocks(text, ['final-recipient']),
  addressOfField,
  textOfHtml,
  foldReply,
  findReason: (text) => findReason({ text, code: null, replyCode: null, hosts: text }),
  cutReturned,
  bareId,
  namedIds: (text) => namedIds(mailOf(text)),
  returnedHeaders: (text) => returnedHeaders({ parts: [] }, text),
  isAutomaticReply: (text) => isAutomaticReply(mailOf(text)),
  isChallenge: (text) => isChallenge(mailOf(text), text),
  passesGate: (text) => passesGate(mailOf(text), text, false),
  'classifyReport, of a text': (text) => classifyReport(mailOf(text)),
  'classifyReport, of a page': (text) =>
    classifyReport({ ...mailOf('x'), parts: [{ type: 'text/html', text }] }),
  'classifyReport, of a delivery status': (text) =>
    classifyReport({ ...mailOf('x'), parts: [{ type: 'message/delivery-status', text }] }),
  'classifyReport, of a complaint': (text) =>
    classifyReport({
      ...mailOf('x'),
      parts: [{ type: 'message/feedback-report', text: `Feedback-Type: abuse\n${text}` }],
    }),
};

const SMALL = 12_500;
const GROWTH = 8;

/** The shortest of some runs, in time of this process: what else the machine does must not count. */
function shortestMs(work: () => unknown): number {
  let shortest = Infinity;
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    shortest = Math.min(shortest, (user + system) / 1_000);
  }
  return shortest;
}

describe('the time to read a hostile text', () => {
  it.each(Object.entries(READERS))('grows with its length only: %s', (_, read) => {
    for (const [name, make] of Object.entries(HOSTILE)) {
      const small = make(SMALL);
      const large = make(SMALL * GROWTH);
      // A quadratic reader takes 64 times as long; below a few milliseconds the clock says nothing.
      const smallMs = Math.max(
        shortestMs(() => read(small)),
        1,
      );
      const ratio = shortestMs(() => read(large)) / smallMs;
      expect({ name, isLinear: ratio < GROWTH * 3 }).toEqual({ name, isLinear: true });
    }
  });
});
