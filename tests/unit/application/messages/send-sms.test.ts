import { describe, expect, it } from 'vitest';
import { reviewDraft } from '../../../../src/main/application/messages/review-draft';
import { sendDraft } from '../../../../src/main/application/messages/send-draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { STAFF } from '../../../support/fakes/test-practice';
import { DAY_MS, HOUR_MS, NOW } from '../../../support/log/sample-log';
import { MOBILES, SmsPractice, TEXT } from '../../../support/sending/sms-practice';

describe('sending an SMS', () => {
  it('writes it with its text frozen, in a batch that is named by how it begins', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles('0491 570 006');
    const draft = practice.smsDraft({ patientIds, body: plainRichText(`${TEXT}\n${'a'.repeat(200)}`) });
    const { batchId, messageIds } = await sendDraft(practice.ports, practice.asked, draft, STAFF);
    const [id = ''] = messageIds;
    expect(practice.ports.messages.details(id)).toMatchObject({
      channel: 'sms',
      recipient: MOBILES[0],
      patientId: patientIds[0],
      subject: `${TEXT} ${'a'.repeat(120)}…`,
      from: 'Texts',
      replyTo: null,
      messageIdHeader: null,
      attachments: [],
      status: 'Created',
      outboxState: 'waiting',
      dueAt: NOW,
      scheduledFor: null,
      preview: `${TEXT}\n${'a'.repeat(200)}`,
    });
    expect(practice.frozenText(id)).toBe(`${TEXT}\n${'a'.repeat(200)}`);
    expect(practice.ports.messages.batches([batchId])[0]).toMatchObject({
      channel: 'sms',
      name: `${TEXT} ${'a'.repeat(20)}…`,
    });
    expect(practice.asked.asked).toEqual([`wake ${practice.account.id}`]);
  });

  it('comes from the sender id where there is one', async () => {
    const practice = new SmsPractice({ senderId: 'ABC Chiro' });
    const [id = ''] = await practice.writeSms();
    expect(practice.ports.messages.details(id)?.from).toBe('ABC Chiro');
  });

  it('keeps characters outside of ASCII as UTF-8, and no formatting', async () => {
    const practice = new SmsPractice();
    const body = { blocks: [{ kind: 'paragraph' as const, spans: [{ text: 'Zoë 👋', isBold: true }] }] };
    const [id = ''] = await practice.writeSms({ body });
    expect(practice.frozenText(id)).toBe('Zoë 👋');
    expect(practice.ports.messages.body(id)).toEqual(plainRichText('Zoë 👋'));
  });

  it('is merged for each patient, and the batch is named by what is the same for all', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0], MOBILES[1]);
    practice.ports.patients.update(patientIds[1] ?? '', { givenName: 'Zoë' });
    const body = plainRichText('Hi {{patient.firstName}}, see you on Monday.');
    const ids = await practice.writeSms({ patientIds, body });
    expect(ids.map((id) => practice.frozenText(id))).toEqual([
      'Hi Anh, see you on Monday.',
      'Hi Zoë, see you on Monday.',
    ]);
    const { batchId } = practice.row(ids[0] ?? '');
    expect(practice.ports.messages.batches([batchId])[0]?.name).toBe('Hi …, see you on Monday.');
  });

  it('logs who gets none, and why, as Other', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0], null, '02 5550 1234', MOBILES[1]);
    const refused = { purpose: 'Recall', channel: 'sms', choice: 'refused' } as const;
    practice.ports.notes.setConsent(patientIds[3] ?? '', { ...refused, setAt: NOW, setBy: STAFF });
    const ids = await practice.writeSms({ patientIds, purpose: 'Recall' });
    expect(practice.rows(ids)).toMatchObject([
      { status: 'Created', statusCode: 'created', recipient: MOBILES[0] },
      { status: 'Other', statusCode: 'no-mobile', recipient: '', outboxState: null },
      { status: 'Other', statusCode: 'invalid-mobile', recipient: '02 5550 1234', outboxState: null },
      { status: 'Other', statusCode: 'opted-out', recipient: MOBILES[1], outboxState: null },
    ]);
    expect(ids.slice(1).map((id) => practice.frozenText(id))).toEqual(['', '', '']);
  });

  it('is not stopped by what a patient has said about e-mails', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0]);
    const refused = { purpose: 'Recall', channel: 'email', choice: 'refused' } as const;
    practice.ports.notes.setConsent(patientIds[0] ?? '', { ...refused, setAt: NOW, setBy: STAFF });
    const [id = ''] = await practice.writeSms({ patientIds, purpose: 'Recall' });
    expect(practice.row(id).status).toBe('Created');
  });

  it('that a name makes longer than ten parts is logged and not sent', async () => {
    const practice = new SmsPractice();
    const body = plainRichText(`${'a'.repeat(1_528)} {{patient.firstName}}`);
    const [id = ''] = await practice.writeSms({ body });
    expect(practice.row(id)).toMatchObject({ status: 'Other', statusCode: 'missing-field' });
  });

  it('goes to the mobile that is on record when it is written', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0]);
    const writing = practice.writeSms({ patientIds });
    practice.ports.patients.update(patientIds[0] ?? '', { mobile: MOBILES[1] });
    const [id = ''] = await writing;
    expect(practice.row(id).recipient).toBe(MOBILES[1]);
  });

  it('is one to the mobile of the record that took the place of a merged one since the review', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0], MOBILES[1]);
    const [kept = '', other = ''] = patientIds;
    const draft = practice.smsDraft({ patientIds });
    expect((await reviewDraft(practice.ports, draft, STAFF)).recipients).toHaveLength(2);
    practice.ports.patients.merge(kept, other);
    const { messageIds } = await sendDraft(practice.ports, practice.asked, draft, STAFF);
    expect(practice.rows(messageIds)).toMatchObject([{ patientId: kept, recipient: MOBILES[0] }]);
  });

  it('that is scheduled heeds what the record says by then into which its patient was merged', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0], MOBILES[1]);
    const [kept = '', other = ''] = patientIds;
    const [id = ''] = await practice.writeSms({ patientIds: [other], scheduledFor: NOW + HOUR_MS });
    practice.ports.patients.merge(kept, other);
    const refused = { purpose: 'Appointment reminder', channel: 'sms', choice: 'refused' } as const;
    practice.ports.notes.setConsent(kept, { ...refused, setAt: NOW, setBy: STAFF });
    practice.startOutbox();
    await practice.pass(HOUR_MS);
    expect(practice.row(id)).toMatchObject({ status: 'Other', statusCode: 'opted-out' });
    expect(practice.smsProviders.sent).toEqual([]);
  });

  it.each([
    ['a subject', { subject: 'Monday' }, 'sms-with-subject'],
    ['attachments', { attachmentIds: ['file-1'] }, 'sms-with-attachments'],
    ['more than ten parts', { body: plainRichText('a'.repeat(1_600)) }, 'sms-too-long'],
  ])('is refused with %s', async (_what, changes, problem) => {
    const practice = new SmsPractice();
    await expect(practice.writeSms(changes)).rejects.toMatchObject({
      code: 'invalid-input',
      message: `The message cannot be sent: ${problem}.`,
    });
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('does not go through an account for e-mail, nor an e-mail through one for SMS', async () => {
    const practice = new SmsPractice();
    const account = practice.addAccount({ id: '0199f0a0-0000-7000-8000-00000000a007' });
    const patientIds = practice.addMobiles(MOBILES[0]);
    const wrong = [
      practice.draft(account, { channel: 'sms', subject: '', patientIds }),
      practice.draft(practice.account, { channel: 'email', patientIds }),
    ];
    for (const draft of wrong) {
      await expect(sendDraft(practice.ports, practice.asked, draft, STAFF)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    expect(practice.ports.messages.countMessages()).toBe(0);
  });
});

describe('outside of the hours for SMS', () => {
  it('an SMS is scheduled for when they begin', async () => {
    const practice = new SmsPractice();
    const opensAt = practice.openIn(3);
    const [id = ''] = await practice.writeSms();
    expect(practice.row(id)).toMatchObject({ scheduledFor: opensAt, dueAt: opensAt, createdAt: NOW });
  });

  it('one that is scheduled for a time within them stays there', async () => {
    const practice = new SmsPractice();
    const scheduledFor = practice.openIn(3) + 60_000;
    const [id = ''] = await practice.writeSms({ scheduledFor });
    expect(practice.row(id).scheduledFor).toBe(scheduledFor);
  });

  it('one that is scheduled for after them goes with the next ones', async () => {
    const practice = new SmsPractice();
    const opensAt = practice.openIn(3);
    const [id = ''] = await practice.writeSms({ scheduledFor: opensAt + HOUR_MS });
    expect(practice.row(id).scheduledFor).toBe(opensAt + DAY_MS);
  });

  it('one that may not go after a time before they begin is refused', async () => {
    const practice = new SmsPractice();
    const opensAt = practice.openIn(3);
    await expect(practice.writeSms({ notAfter: opensAt - 1 })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The message cannot be sent: sms-hours-past-not-after.',
    });
    expect(await practice.writeSms({ notAfter: opensAt })).toHaveLength(1);
  });

  it('e-mails go all the same', async () => {
    const practice = new SmsPractice();
    practice.openIn(3);
    const account = practice.addAccount({ id: '0199f0a0-0000-7000-8000-00000000a007' });
    const [id = ''] = await practice.write(account);
    expect(practice.row(id)).toMatchObject({ scheduledFor: null, dueAt: NOW });
  });
});
