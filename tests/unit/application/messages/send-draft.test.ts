import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { sendDraft } from '../../../../src/main/application/messages/send-draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { SAMPLE_CAPABILITIES } from '../../../support/fakes/sample-results';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const HOUR_MS = 3_600_000;
const REPORT = { name: 'report.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(3_000) };

function setUp(changes = {}) {
  const practice = new TestPractice();
  return { practice, account: practice.addAccount(changes) };
}

describe('sending an e-mail', () => {
  it('writes one message per patient, in one batch, and wakes the outbox', async () => {
    const { practice, account } = setUp();
    const patientIds = practice.addPatients('anh@example.org', 'zoe@example.org');
    const draft = practice.draft(account, { patientIds, subject: '  Your appointment ' });
    const { batchId, messageIds } = await sendDraft(practice.ports, practice.asked, draft, STAFF);
    expect(practice.rows(messageIds)).toMatchObject([
      { batchId, recipient: 'anh@example.org', patientId: patientIds[0], status: 'Created', tries: 0 },
      { batchId, recipient: 'zoe@example.org', patientId: patientIds[1], status: 'Created', tries: 0 },
    ]);
    expect(practice.ports.messages.batches([batchId])[0]).toMatchObject({
      name: 'Your appointment',
      count: 2,
      createdBy: STAFF,
      createdAt: NOW,
    });
    expect(practice.asked.asked).toEqual([`wake ${account.id}`]);
  });

  it('has everything in the log before the outbox hears of it', async () => {
    const { practice, account } = setUp();
    const patientIds = practice.addPatients('anh@example.org');
    let seen = 0;
    practice.asked.wake = () => {
      seen = practice.ports.messages.countMessages();
    };
    await sendDraft(practice.ports, practice.asked, practice.draft(account, { patientIds }), STAFF);
    expect(seen).toBe(1);
  });

  it('gives each message a Message-ID of its own that proves whose it is', async () => {
    const { practice, account } = setUp();
    const ids = await practice.write(account, 3);
    const headers = ids.map((id) => practice.ports.messages.details(id)?.messageIdHeader ?? '');
    expect(new Set(headers).size).toBe(3);
    for (const [index, id] of ids.entries()) {
      const token = practice.ports.tokens.tokenFor(id);
      expect(headers[index]).toBe(`<${id.replaceAll('-', '')}.${token}@example.org>`);
      expect(practice.frozenText(id)).toContain(`Message-ID: ${headers[index] ?? ''}`);
    }
  });

  it('logs who gets nothing, and why, as Other', async () => {
    const { practice, account } = setUp();
    const patientIds = practice.addPatients(null, 'anh@example.org', 'not an address');
    const ids = await practice.write(account, 0, { patientIds });
    expect(
      practice.rows(ids).map(({ status, statusCode, outboxState }) => [status, statusCode, outboxState]),
    ).toEqual([
      ['Other', 'no-address', null],
      ['Created', 'created', 'waiting'],
      ['Other', 'invalid-address', null],
    ]);
    expect(practice.codes(ids[0] ?? '')).toEqual(['created', 'no-address']);
    expect(practice.ports.messages.mime(ids[0] ?? '')).toEqual([]);
    expect(practice.row(ids[2] ?? '').recipient).toBe('not an address');
  });

  it('puts each patient’s own details into the message, as text and nothing else', async () => {
    const { practice, account } = setUp();
    const patientIds = practice.addPatients('anh@example.org', 'zoe@example.org');
    practice.ports.patients.update(patientIds[1] ?? '', { givenName: '<b>{{sender.name}}' });
    const ids = await practice.write(account, 0, {
      patientIds,
      subject: '{{patient.firstName}}, see you on Friday',
      body: plainRichText('Dear {{patient.firstName|friend}}, regards {{sender.name}}'),
    });
    expect(practice.rows(ids).map(({ subject }) => subject)).toEqual([
      'Anh, see you on Friday',
      '<b>{{sender.name}}, see you on Friday',
    ]);
    expect(practice.frozenText(ids[0] ?? '')).toContain(`Dear Anh, regards ${STAFF}`);
    expect(practice.ports.messages.details(ids[1] ?? '')?.preview).toBe(
      `Dear <b>{{sender.name}}, regards ${STAFF}`,
    );
    const batchId = practice.rows(ids)[0]?.batchId ?? '';
    expect(practice.ports.messages.batches([batchId])[0]?.name).toBe('…, see you on Friday');
  });

  it('logs as Other, with what is missing, whose record lacks what the message needs', async () => {
    const { practice, account } = setUp();
    const [id = ''] = await practice.write(account, 1, { subject: 'Born {{patient.dateOfBirth}}' });
    expect(practice.row(id)).toMatchObject({
      status: 'Other',
      statusCode: 'missing-field',
      outboxState: null,
    });
    expect(practice.ports.messages.history(id).at(-1)?.detail).toEqual({ note: 'patient.dateOfBirth' });
  });

  it('sends nothing with a merge field that there is not', async () => {
    const { practice, account } = setUp();
    await expect(practice.write(account, 1, { subject: 'Dear {{patient.frist}}' })).rejects.toThrow(
      'merge-fields',
    );
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('logs as Other, with nothing in the outbox, who has opted out of such messages', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const [patientId = ''] = practice.addPatients('anh@example.org');
    const refused = { purpose: 'Marketing', channel: 'email', choice: 'refused' } as const;
    practice.ports.notes.setConsent(patientId, { ...refused, setAt: NOW, setBy: STAFF });
    const [id = ''] = await practice.write(account, 0, { patientIds: [patientId], purpose: 'Marketing' });
    expect(practice.row(id)).toMatchObject({ status: 'Other', statusCode: 'opted-out', outboxState: null });
    expect(practice.ports.messages.mime(id)).toEqual([]);
  });

  it('logs as Other, with nothing in the outbox, who was not asked about what needs a yes', async () => {
    const practice = new TestPractice();
    practice.ports.settings.saveDesk({ ...practice.ports.settings.desk(), consentNeededFor: ['Marketing'] });
    const [marketing = ''] = await practice.write(practice.addAccount(), 1, { purpose: 'Marketing' });
    expect(practice.row(marketing)).toMatchObject({
      ...{ status: 'Other', statusCode: 'not-asked', outboxState: null },
    });
    expect(practice.ports.messages.mime(marketing)).toEqual([]);
  });

  it('writes to the record that took the place of a merged one', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const [kept = '', other = ''] = practice.addPatients('kept@example.org', 'old@example.org');
    practice.ports.patients.merge(kept, other);
    const ids = await practice.write(account, 0, { patientIds: [other, kept] });
    expect(practice.rows(ids)).toMatchObject([{ patientId: kept, recipient: 'kept@example.org' }]);
  });

  it('sends one message to a patient who was chosen twice', async () => {
    const { practice, account } = setUp();
    const [id = ''] = practice.addPatients('anh@example.org');
    expect(await practice.write(account, 0, { patientIds: [id, id] })).toHaveLength(1);
  });

  it('writes all messages or none', async () => {
    const { practice, account } = setUp();
    const patientIds = practice.addPatients('anh@example.org', 'zoe@example.org');
    const add = practice.ports.batches.add.bind(practice.ports.batches);
    practice.ports.batches.add = (batchId, messages) => {
      add(batchId, [...messages, ...messages]);
    };
    await expect(practice.write(account, 0, { patientIds })).rejects.toThrow('such a message already');
    expect(practice.ports.messages.countMessages()).toBe(0);
    expect(practice.ports.messages.listBatches(null, 10).rows).toEqual([]);
    expect(practice.asked.asked).toEqual([]);
  });

  it('writes none when one of them cannot be composed', async () => {
    const { practice, account } = setUp();
    const compose = practice.ports.composer.compose.bind(practice.ports.composer);
    practice.ports.composer = {
      ...practice.ports.composer,
      compose: (content) =>
        content.to.address.startsWith('patient.2@') ? Promise.reject(new Error('no')) : compose(content),
    };
    await expect(practice.write(account, 3)).rejects.toThrow('no');
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('keeps a scheduled message for its time', async () => {
    const { practice, account } = setUp();
    const [id = ''] = await practice.write(account, 1, { scheduledFor: NOW + HOUR_MS });
    expect(practice.row(id)).toMatchObject({ dueAt: NOW + HOUR_MS, scheduledFor: NOW + HOUR_MS });
    expect(practice.frozenText(id)).toContain(
      `Date: ${new Date(NOW + HOUR_MS).toUTCString().replace('GMT', '+0000')}`,
    );
  });

  it('keeps the moment after which it makes no sense', async () => {
    const { practice, account } = setUp();
    const [id = ''] = await practice.write(account, 1, { notAfter: NOW + HOUR_MS });
    expect(practice.ports.messages.details(id)?.notAfter).toBe(NOW + HOUR_MS);
  });

  it('keeps who it is from as it was then', async () => {
    const { practice, account } = setUp({ replyTo: 'answers@example.org' });
    const [id = ''] = await practice.write(account);
    expect(practice.ports.messages.details(id)).toMatchObject({
      from: 'Example Clinic <desk@example.org>',
      replyTo: 'answers@example.org',
      accountName: account.name,
    });
  });

  it('takes its attachments along, and off the shelf', async () => {
    const { practice, account } = setUp();
    practice.attachments.lay('file-1', REPORT);
    const [id = ''] = await practice.write(account, 1, { attachmentIds: ['file-1'] });
    expect(practice.ports.messages.details(id)?.attachments).toEqual([
      { name: 'report.pdf', mediaType: 'application/pdf', sizeBytes: 3_000 },
    ]);
    expect(practice.attachments.take(['file-1'])).toBeNull();
  });

  it('is refused when an attachment is gone, and nothing is written', async () => {
    const { practice, account } = setUp();
    await expect(practice.write(account, 1, { attachmentIds: ['file-1'] })).rejects.toMatchObject({
      code: 'attachment-gone',
    });
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('keeps the attachments for the next try when the log could not be written', async () => {
    const { practice, account } = setUp();
    practice.attachments.lay('file-1', REPORT);
    practice.disk.fill('messages.insert');
    await expect(practice.write(account, 1, { attachmentIds: ['file-1'] })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(practice.attachments.take(['file-1'])).toHaveLength(1);
    expect(practice.asked.asked).toEqual([]);
  });

  it('is refused before anything is written when the server has said that it takes no such size', async () => {
    const capabilities = { ...SAMPLE_CAPABILITIES, sizeLimitBytes: 100_000 };
    const { practice, account } = setUp({ capabilities });
    practice.attachments.lay('large', { ...REPORT, bytes: new Uint8Array(100_000) });
    practice.attachments.lay('small', { ...REPORT, bytes: new Uint8Array(60_000) });
    await expect(practice.write(account, 1, { attachmentIds: ['large'] })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The message is larger than mail.example.org takes.',
    });
    expect(practice.ports.messages.countMessages()).toBe(0);
    expect(await practice.write(account, 1, { attachmentIds: ['small'] })).toHaveLength(1);
  });

  it.each([
    ['a line break in the subject', { subject: 'Hello\r\nBcc: eve@example.org' }],
    ['a line break at the end of the subject', { subject: 'Hello\n' }],
    ['no subject', { subject: ' ' }],
    ['no body', { body: plainRichText(' ') }],
    ['no recipient', { patientIds: [] }],
    ['a last moment that is over', { notAfter: NOW - 1 }],
    ['a time after the last moment', { scheduledFor: NOW + 2, notAfter: NOW + 1 }],
  ])('is refused with %s', async (_, changes) => {
    const { practice, account } = setUp();
    const patientIds = practice.addPatients('anh@example.org');
    await expect(practice.write(account, 0, { patientIds, ...changes })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('is refused with a line break in the sender’s name, which only a damaged account can have', async () => {
    const { practice, account } = setUp({ fromName: 'Clinic\r\nBcc: eve@example.org' });
    await expect(practice.write(account)).rejects.toThrow('From');
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('is refused when none of the patients is on record any more', async () => {
    const { practice, account } = setUp();
    await expect(practice.write(account, 0, { patientIds: ['gone'] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is refused through an account that was removed, even while it is being composed', async () => {
    const { practice, account } = setUp();
    const sending = practice.write(account);
    removeAccount(practice.ports, account.id);
    await expect(sending).rejects.toMatchObject({ code: 'not-found' });
    await expect(practice.write(account)).rejects.toMatchObject({ code: 'not-found' });
    expect(practice.ports.messages.countMessages()).toBe(0);
  });
});

describe('what changes while messages are composed', () => {
  /** Something happens at the desk while the first message is composed. */
  function sendingMeanwhile(meanwhile: (practice: TestPractice, patientIds: string[]) => void) {
    const { practice, account } = setUp();
    const patientIds = practice.addPatients('anh@example.org', 'zoe@example.org', 'ash@example.org');
    const { composer } = practice.ports;
    let composed = 0;
    const compose: typeof composer.compose = async (email) => {
      composed += 1;
      const mime = await composer.compose(email);
      if (composed === 3) meanwhile(practice, patientIds);
      return mime;
    };
    const ports = { ...practice.ports, composer: { ...composer, compose } };
    const sent = sendDraft(ports, practice.asked, practice.draft(account, { patientIds }), STAFF);
    return sent.then(({ messageIds }) => ({ practice, rows: practice.rows(messageIds), composed }));
  }

  it('keeps a message from going to somebody who has opted out meanwhile', async () => {
    const { rows, practice, composed } = await sendingMeanwhile(({ ports }, [patientId = '']) => {
      const refused = { purpose: 'Appointment reminder', channel: 'email', choice: 'refused' } as const;
      ports.notes.setConsent(patientId, { ...refused, setAt: NOW, setBy: STAFF });
    });
    expect(rows.map(({ statusCode, outboxState }) => [statusCode, outboxState])).toEqual([
      ['opted-out', null],
      ['created', 'waiting'],
      ['created', 'waiting'],
    ]);
    expect(practice.ports.messages.countMessages()).toBe(3);
    expect(composed).toBe(3);
  });

  it('keeps a message from going to an address that a bounce has taken off the record meanwhile', async () => {
    const { rows } = await sendingMeanwhile(({ ports }, [, patientId = '']) => {
      ports.patients.update(patientId, { email: null });
    });
    expect(rows.map(({ statusCode }) => statusCode)).toEqual(['created', 'no-address', 'created']);
  });

  it('writes to the address that was typed meanwhile', async () => {
    const { rows, practice } = await sendingMeanwhile(({ ports }, [patientId = '']) => {
      ports.patients.update(patientId, { email: 'new@example.org' });
    });
    expect(rows[0]?.recipient).toBe('new@example.org');
    expect(practice.frozenText(rows[0]?.id ?? '')).toContain('<new@example.org>');
  });

  it('writes once to two records that have become one meanwhile', async () => {
    const { rows } = await sendingMeanwhile(({ ports }, [kept = '', other = '']) => {
      ports.patients.merge(kept, other);
    });
    expect(rows.map(({ recipient }) => recipient)).toEqual(['anh@example.org', 'ash@example.org']);
  });
});
