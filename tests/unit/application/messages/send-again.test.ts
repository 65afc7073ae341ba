import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { sendAgain } from '../../../../src/main/application/messages/send-again';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { nextTurn } from '../../../support/fakes/next-turn';
import { sampleReport } from '../../../support/fakes/sample-report';
import { REPLY_LOST } from '../../../support/fakes/sample-results';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId, samplePatient } from '../../../support/log/sample-log';

const REPORT = { name: 'report.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(3_000).fill(65) };

/** A practice that has sent these messages already. */
async function sentPractice(count = 1, changes = {}) {
  const practice = new TestPractice();
  practice.server.answer = () => 'accept';
  practice.attachments.lay('file-1', REPORT);
  const account = practice.addAccount();
  const outbox = practice.startOutbox();
  const ids = await practice.write(account, count, changes, outbox);
  await nextTurn();
  practice.clock.advance(60_000);
  const again = async (...messageIds: string[]) =>
    (await sendAgain(practice.ports, practice.asked, messageIds, 'Alex')).messageIds;
  return { practice, account, outbox, ids, first: ids[0] ?? '', again };
}

describe('sending a message again', () => {
  it('makes a new message with its own id, linked both ways', async () => {
    const { practice, first, again, account } = await sentPractice();
    const [second = ''] = await again(first);
    expect(second).not.toBe(first);
    expect(practice.ports.messages.details(second)).toMatchObject({
      resendOf: first,
      status: 'Created',
      outboxState: 'waiting',
      createdBy: 'Alex',
      createdAt: NOW + 60_000,
    });
    expect(practice.ports.messages.details(first)).toMatchObject({ resentAs: [second], status: 'Queued' });
    expect(practice.ports.messages.history(first).at(-1)).toMatchObject({
      code: 'sent-again-as',
      status: null,
      by: 'Alex',
      detail: { relatedMessageId: second },
    });
    expect(practice.asked.asked).toEqual([`wake ${account.id}`]);
  });

  it('changes nothing of the bytes but the heading', async () => {
    const { practice, first, again } = await sentPractice(1, { attachmentIds: ['file-1'] });
    const [second = ''] = await again(first);
    const before = practice.frozenText(first).split('\r\n');
    const after = practice.frozenText(second).split('\r\n');
    const changed = after.filter((line) => !before.includes(line)).map((line) => line.split(':')[0]);
    expect(changed.sort()).toEqual(['Date', 'Message-ID', 'X-Sendtrail-Id']);
    expect(practice.frozenText(second)).toContain(practice.ports.messages.details(second)?.messageIdHeader);
    expect(practice.ports.messages.details(second)?.attachments).toHaveLength(1);
  });

  it('goes to the address that is on record now', async () => {
    const { practice, first, again } = await sentPractice();
    practice.ports.patients.update(sampleId('patient', 1), { email: 'new@example.org' });
    const [second = ''] = await again(first);
    expect(practice.row(second).recipient).toBe('new@example.org');
    expect(practice.frozenText(second)).toContain('<new@example.org>');
    expect(practice.frozenText(second)).not.toContain('patient.1@example.org');
  });

  it('goes to the old address when the patient is gone from the record', async () => {
    const { practice, first, again } = await sentPractice();
    practice.ports.patients.current = () => null;
    const [second = ''] = await again(first);
    expect(practice.row(second)).toMatchObject({
      recipient: 'patient.1@example.org',
      patientName: 'Nguyen, Anh',
      patientId: null,
    });
    expect(practice.frozenText(second)).toContain('Anh Nguyen <patient.1@example.org>');
  });

  it('logs as Other that there is no address any more', async () => {
    const { practice, first, again } = await sentPractice();
    practice.ports.patients.update(sampleId('patient', 1), { email: null });
    const [second = ''] = await again(first);
    expect(practice.row(second)).toMatchObject({ status: 'Other', statusCode: 'no-address' });
  });

  it('composes anew what could not be sent for want of an address', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const patientIds = practice.addPatients(null);
    const [first = ''] = await practice.write(account, 0, { patientIds });
    practice.ports.patients.update(sampleId('patient', 1), { email: 'found@example.org' });
    const { messageIds } = await sendAgain(practice.ports, practice.asked, [first], STAFF);
    expect(practice.row(messageIds[0] ?? '')).toMatchObject({ status: 'Created', outboxState: 'waiting' });
    expect(practice.frozenText(messageIds[0] ?? '')).toContain('See you on Friday.');
  });

  it('is refused where the attachments were not kept', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    practice.attachments.lay('file-1', REPORT);
    const patientIds = practice.addPatients(null);
    const [first = ''] = await practice.write(account, 0, { patientIds, attachmentIds: ['file-1'] });
    practice.ports.patients.update(sampleId('patient', 1), { email: 'found@example.org' });
    await expect(sendAgain(practice.ports, practice.asked, [first], STAFF)).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
  });

  it('shows who it is from as its bytes say, not as the account says now', async () => {
    const { practice, first, again, account } = await sentPractice();
    practice.ports.accounts.update(
      account.id,
      {
        ...account,
        fromName: 'New Name',
        replyTo: 'new@example.org',
      },
      null,
    );
    const [second = ''] = await again(first);
    expect(practice.frozenText(second)).toContain('From: Example Clinic <desk@example.org>');
    expect(practice.ports.messages.details(second)).toMatchObject({
      from: 'Example Clinic <desk@example.org>',
      replyTo: null,
    });
  });

  it('is refused while the old one is under way or in doubt', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [sending = '', waiting = ''] = await practice.write(account, 2, {}, outbox);
    const refused = { code: 'not-allowed-now' };
    await expect(sendAgain(practice.ports, outbox, [sending], STAFF)).rejects.toMatchObject(refused);
    await expect(sendAgain(practice.ports, outbox, [waiting], STAFF)).rejects.toMatchObject(refused);
    practice.server.running[0]?.fail(REPLY_LOST);
    await nextTurn();
    await expect(sendAgain(practice.ports, outbox, [sending], STAFF)).rejects.toMatchObject(refused);
    expect(practice.ports.messages.countMessages()).toBe(2);
  });

  it('goes to the record that took the place of the old one', async () => {
    const { practice, first, again } = await sentPractice();
    const kept = samplePatient(2, { familyName: 'Nguyen-Smith', email: 'kept@example.org' });
    practice.ports.patients.insert([kept]);
    practice.ports.patients.merge(kept.id, sampleId('patient', 1));
    const [second = ''] = await again(first);
    expect(practice.row(second)).toMatchObject({
      patientId: kept.id,
      patientName: 'Nguyen-Smith, Anh',
      recipient: 'kept@example.org',
    });
  });

  it('logs as Other that the patient has opted out meanwhile', async () => {
    const { practice, first, again } = await sentPractice();
    practice.ports.notes.setConsent(sampleId('patient', 1), {
      ...{ purpose: 'Appointment reminder', channel: 'email', choice: 'refused' },
      ...{ setAt: NOW, setBy: STAFF },
    });
    const [second = ''] = await again(first);
    expect(practice.row(second)).toMatchObject({
      status: 'Other',
      statusCode: 'opted-out',
      outboxState: null,
    });
    expect(practice.ports.messages.mime(second)).toEqual([]);
  });

  it('logs as Other that the purpose needs a yes now, and nobody has asked', async () => {
    const { practice, first, again } = await sentPractice();
    const settings = practice.ports.settings.desk();
    practice.ports.settings.saveDesk({ ...settings, consentNeededFor: ['Appointment reminder'] });
    const [second = ''] = await again(first);
    expect(practice.row(second)).toMatchObject({
      status: 'Other',
      statusCode: 'not-asked',
      outboxState: null,
    });
  });

  it('cannot get round an opt-out', async () => {
    const { practice, first, again } = await sentPractice();
    const optedOut = { status: 'Other', code: 'opted-out', keys: { envelopeId: first } } as const;
    recordReports(practice.ports, [sampleReport(optedOut)]);
    await expect(again(first)).rejects.toMatchObject({ code: 'not-allowed-now' });
  });

  it('sends several as one batch, or none of them', async () => {
    const { practice, ids, again } = await sentPractice(3);
    const seconds = await again(...ids);
    expect(new Set(practice.rows(seconds).map(({ batchId }) => batchId)).size).toBe(1);
    expect(practice.row(seconds[0] ?? '').batchName).toBe('Again: Your appointment');
    await expect(again(ids[0] ?? '', 'unknown')).rejects.toMatchObject({ code: 'not-found' });
    expect(practice.ports.messages.countMessages()).toBe(6);
  });

  it('makes one new message of one that was chosen twice', async () => {
    const { first, again } = await sentPractice();
    expect(await again(first, first)).toHaveLength(1);
  });

  it('is refused when nothing was chosen', async () => {
    const { again } = await sentPractice();
    await expect(again()).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is refused through an account that was removed, even while it is being made ready', async () => {
    const { practice, first, again, account } = await sentPractice();
    const sending = again(first);
    removeAccount(practice.ports, account.id);
    await expect(sending).rejects.toMatchObject({ code: 'not-found' });
    await expect(again(first)).rejects.toMatchObject({ code: 'not-found' });
    expect(practice.ports.messages.countMessages()).toBe(1);
  });

  it('is refused when the whole message is no longer kept', async () => {
    const { practice, first, again } = await sentPractice();
    practice.ports.messages.body = () => null;
    await expect(again(first)).rejects.toMatchObject({ code: 'not-allowed-now' });
  });
});

describe('an opt-out while messages are composed again', () => {
  it('is not got round', async () => {
    const { practice, ids } = await sentPractice(2);
    const { composer, notes } = practice.ports;
    const patientId = practice.row(ids[0] ?? '').patientId ?? '';
    let composed = 0;
    const readdress: typeof composer.readdress = (mime, heading) => {
      composed += 1;
      if (composed === 2) {
        const refused = { purpose: 'Appointment reminder', channel: 'email', choice: 'refused' } as const;
        notes.setConsent(patientId, { ...refused, setAt: NOW, setBy: STAFF });
      }
      return composer.readdress(mime, heading);
    };
    const ports = { ...practice.ports, composer: { ...composer, readdress } };
    const { messageIds } = await sendAgain(ports, practice.asked, ids, 'Alex');
    expect(practice.rows(messageIds).map(({ statusCode, outboxState }) => [statusCode, outboxState])).toEqual(
      [
        ['opted-out', null],
        ['created', 'waiting'],
      ],
    );
    expect(practice.ports.messages.countMessages()).toBe(4);
  });
});
