import { describe, expect, it } from 'vitest';
import { sendTest } from '../../../../src/main/application/messages/send-test';
import type { OutboxControl } from '../../../../src/main/application/outbox/outbox';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { nextTurn } from '../../../support/fakes/next-turn';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';
import { MOBILES, SmsPractice } from '../../../support/sending/sms-practice';

function setUp() {
  const practice = new SmsPractice();
  const patientIds = practice.addMobiles(MOBILES[0]);
  const draft = practice.smsDraft({ patientIds, body: plainRichText('Hi {{patient.firstName}}') });
  const send = (to: string | null, outbox: OutboxControl = practice.asked) =>
    sendTest(practice.ports, outbox, { draft, patientId: patientIds[0] ?? '', to }, STAFF);
  return { practice, draft, send };
}

describe('a test of an SMS', () => {
  it('is one real SMS of nobody to the desk’s own mobile, marked, and remembers it', async () => {
    const { practice, send } = setUp();
    const { messageId, address } = await send('0491 570 158');
    expect(address).toBe(MOBILES[3]);
    expect(practice.row(messageId)).toMatchObject({
      ...{ channel: 'sms', batchName: 'Test: Hi …', subject: '[Test] Hi Anh', recipient: MOBILES[3] },
      ...{ patientId: null, patientName: 'Test', status: 'Created', outboxState: 'waiting', dueAt: NOW },
    });
    expect(practice.frozenText(messageId)).toBe('[Test] Hi Anh');
    expect(practice.ports.settings.desk()).toMatchObject({ testMobile: '0491 570 158', testEmail: '' });
    expect((await send(null)).address).toBe(MOBILES[3]);
  });

  it.each(['02 5550 1234', 'kim@clinic.example', ''])('does not go to %j', async (to) => {
    const { practice, send } = setUp();
    await expect(send(to)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('is not made of a draft for another channel than its account sends', async () => {
    const { practice, draft } = setUp();
    const email = { ...draft, channel: 'email', subject: 'Your appointment' } as const;
    const request = { draft: email, patientId: draft.patientIds[0] ?? '', to: MOBILES[3] };
    await expect(sendTest(practice.ports, practice.asked, request, STAFF)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('outside the hours for SMS waits for them, and says so', async () => {
    const { practice, send } = setUp();
    const opensAt = practice.openIn(3);
    const { messageId } = await send(MOBILES[3], practice.startOutbox());
    await nextTurn();
    expect(practice.row(messageId)).toMatchObject({
      ...{ outboxState: 'waiting', waitReason: 'quiet-hours', dueAt: opensAt },
    });
    expect(practice.smsProviders.sent).toEqual([]);
  });

  it('goes through the outbox like any other', async () => {
    const { practice, send } = setUp();
    const outbox = practice.startOutbox();
    const { messageId } = await send(MOBILES[3], outbox);
    await nextTurn();
    expect(practice.row(messageId).status).toBe('Queued');
  });
});
