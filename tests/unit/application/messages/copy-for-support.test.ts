import { describe, expect, it } from 'vitest';
import { copyForSupport } from '../../../../src/main/application/messages/copy-for-support';
import { nextTurn } from '../../../support/fakes/next-turn';
import { sampleFailure } from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';

describe('copying a message for support', () => {
  it('tells how it went and not who it was for or what it said', async () => {
    const practice = new TestPractice();
    const reply = '550 5.1.1 <patient.1@example.org>: no such user';
    practice.server.answer = () => sampleFailure({ stage: 'rcpt-to', replyCode: 550, reply });
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(practice.addAccount(), 1, {}, outbox);
    await nextTurn();
    copyForSupport(practice.ports, id);
    const [text = ''] = practice.exchange.copied;
    expect(text).toContain(id);
    expect(text).toContain('550 5.1.1 <…@example.org>: no such user');
    for (const secret of ['patient.1', 'Nguyen', 'Anh', 'appointment"', 'Friday', 'Your appointment']) {
      expect(text).not.toContain(secret);
    }
  });

  it('is refused for a message that is not there', () => {
    const practice = new TestPractice();
    expect(() => {
      copyForSupport(practice.ports, 'unknown');
    }).toThrow('not in the log');
    expect(practice.exchange.copied).toEqual([]);
  });
});
