import { describe, expect, it } from 'vitest';
import {
  copyEvidence,
  evidenceText,
  lookAtEvidence,
} from '../../../../src/main/application/messages/show-evidence';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleLine } from '../../../support/log/sample-log';

async function practiceWith(text: string) {
  const practice = new TestPractice();
  const [messageId = ''] = await practice.write(practice.addAccount());
  const evidence = { mediaType: 'message/rfc822', text } as const;
  practice.ports.messages.append(messageId, sampleLine({ evidence }), NOW);
  const sequence = practice.ports.messages.history(messageId).at(-1)?.sequence ?? 0;
  return { practice, line: { messageId, sequence } };
}

describe('what a line was learnt from', () => {
  it('is told to the page without its text', async () => {
    const { practice, line } = await practiceWith('From: MAILER-DAEMON\r\n\r\nUser unknown');
    expect(lookAtEvidence(practice.ports, line)).toEqual({
      mediaType: 'message/rfc822',
      isCut: false,
      lines: 3,
    });
  });

  it('is copied as it is shown, with what cannot be seen written out', async () => {
    const { practice, line } = await practiceWith('invoice-\u202Efdp.exe');
    copyEvidence(practice.ports, line);
    expect(practice.exchange.copied).toEqual(['invoice-[U+202E]fdp.exe']);
    expect(evidenceText(practice.ports, line)).toBe('invoice-[U+202E]fdp.exe');
  });

  it('is nothing for a line that has none, or that another message has', async () => {
    const { practice, line } = await practiceWith('x');
    const other = { ...line, sequence: line.sequence + 1 };
    expect(lookAtEvidence(practice.ports, other)).toBeNull();
    expect(evidenceText(practice.ports, { ...line, messageId: 'another' })).toBeNull();
    expect(() => {
      copyEvidence(practice.ports, other);
    }).toThrow('Nothing was kept for this line.');
    expect(practice.exchange.copied).toEqual([]);
  });
});
