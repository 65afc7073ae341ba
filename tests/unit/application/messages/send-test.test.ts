import { describe, expect, it } from 'vitest';
import { sendTest, type TestRequest } from '../../../../src/main/application/messages/send-test';
import { sendAgain } from '../../../../src/main/application/messages/send-again';
import type { MessageDraft } from '../../../../src/shared/domain/draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { nextTurn } from '../../../support/fakes/next-turn';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { HOUR_MS, NOW } from '../../../support/log/sample-log';

const TO = 'kim@clinic.example';

function setUp(changes: Partial<MessageDraft> = {}) {
  const practice = new TestPractice();
  practice.server.answer = () => 'accept';
  const account = practice.addAccount();
  const patientIds = practice.addPatients('anh@example.org', 'minh@example.org');
  const draft = practice.draft(account, {
    patientIds,
    subject: 'For {{patient.firstName}}',
    body: plainRichText('Dear {{patient.firstName}}'),
    ...changes,
  });
  const request = { draft, patientId: patientIds[0] ?? '', to: TO };
  const send = (asked: Partial<TestRequest> = {}) =>
    sendTest(practice.ports, practice.asked, { ...request, ...asked }, STAFF);
  return { practice, account, draft, patientIds, send };
}

describe('a test to oneself', () => {
  it('is one real message of nobody, marked, in a batch of its own', async () => {
    const { practice, patientIds, send } = setUp();
    const { messageId, address } = await send();
    expect(address).toBe(TO);
    expect(practice.row(messageId)).toMatchObject({
      ...{ batchName: 'Test: For …', subject: '[Test] For Anh', recipient: TO },
      ...{ patientId: null, patientName: 'Test', purpose: 'Appointment reminder' },
      ...{ status: 'Created', outboxState: 'waiting', dueAt: NOW, waitReason: null },
    });
    expect(practice.ports.messages.countMessages()).toBe(1);
    expect(practice.frozenText(messageId)).toContain('Dear Anh');
    expect(practice.frozenText(messageId)).toMatch(/^Subject: \[Test\] For Anh/m);
    expect(practice.ports.messages.ofPatient(patientIds, null, null, 10).rows).toEqual([]);
  });

  it('goes through the outbox like any other', async () => {
    const { practice, account, draft, patientIds } = setUp();
    const outbox = practice.startOutbox();
    const request = { draft, patientId: patientIds[1] ?? '', to: TO };
    const { messageId } = await sendTest(practice.ports, outbox, request, STAFF);
    await nextTurn();
    expect(practice.row(messageId)).toMatchObject({ status: 'Queued' });
    expect(practice.ports.messages.details(messageId)?.accountId).toBe(account.id);
  });

  it('asks for no consent: neither when it is written, nor when it leaves, nor when it is sent again', async () => {
    const { practice, draft, patientIds } = setUp({ purpose: 'Marketing' });
    const { notes, settings } = practice.ports;
    settings.saveDesk({ ...settings.desk(), consentNeededFor: ['Marketing'] });
    const refused = { purpose: 'Marketing', channel: 'email', choice: 'refused' } as const;
    notes.setConsent(patientIds[0] ?? '', { ...refused, setAt: NOW, setBy: STAFF });
    const outbox = practice.startOutbox();
    const request = { draft, patientId: patientIds[0] ?? '', to: TO };
    const { messageId } = await sendTest(practice.ports, outbox, request, STAFF);
    await nextTurn();
    expect(practice.row(messageId).status).toBe('Queued');
    const [again = ''] = (await sendAgain(practice.ports, outbox, [messageId], STAFF)).messageIds;
    expect(practice.row(again)).toMatchObject({ recipient: TO, status: 'Created', outboxState: 'sending' });
  });

  it('is never held and goes at once, whenever the draft is for', async () => {
    const { practice, send } = setUp({ scheduledFor: NOW + HOUR_MS, notAfter: NOW - 1 });
    practice.ports.settings.saveDesk({ ...practice.ports.settings.desk(), holdsBatchesFrom: 2 });
    const { messageId } = await send();
    expect(practice.row(messageId)).toMatchObject({ dueAt: NOW, scheduledFor: null });
    expect(practice.asked.asked).toHaveLength(1);
  });

  it('takes the attachments along and leaves them to the draft', async () => {
    const { practice, send } = setUp({ attachmentIds: ['plan'] });
    const bytes = new TextEncoder().encode('Exercises');
    practice.attachments.lay('plan', { name: 'plan.txt', mediaType: 'text/plain', bytes });
    const { messageId } = await send();
    expect(practice.ports.messages.details(messageId)?.attachments).toMatchObject([{ name: 'plan.txt' }]);
    expect(practice.attachments.take(['plan'])).not.toBeNull();
  });

  it('remembers where it went', async () => {
    const { practice, send } = setUp();
    await expect(send({ to: null })).rejects.toMatchObject({ code: 'invalid-input' });
    await send();
    expect(practice.ports.settings.desk().testEmail).toBe(TO);
    expect((await send({ to: null })).address).toBe(TO);
    expect((await send({ to: 'zoe@clinic.example' })).address).toBe('zoe@clinic.example');
    expect(practice.ports.settings.desk().testEmail).toBe('zoe@clinic.example');
  });

  it.each([
    ['the address is none', {}, { to: 'kim@' }],
    ['the draft lacks its text', { body: plainRichText('') }, {}],
    ['a merge field is not known', { subject: 'Dear {{patient.frist}}' }, {}],
    ['the record lacks what the text needs', { subject: '{{patient.dateOfBirth}}' }, {}],
  ])('is not written, and no address kept, where %s', async (_, draft, asked) => {
    const { practice, send } = setUp(draft);
    await expect(send(asked)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(practice.ports.messages.countMessages()).toBe(0);
    expect(practice.ports.settings.desk().testEmail).toBe('');
  });

  it('is refused for a recipient who is not on record, and when an attachment is gone', async () => {
    const { send } = setUp();
    await expect(send({ patientId: 'unknown' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(setUp({ attachmentIds: ['gone'] }).send()).rejects.toMatchObject({
      code: 'attachment-gone',
    });
  });
});
