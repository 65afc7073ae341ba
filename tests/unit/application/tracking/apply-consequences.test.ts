import { describe, expect, it } from 'vitest';
import { savePatient } from '../../../../src/main/application/patients/save-patient';
import { decideReport } from '../../../../src/main/application/tracking/decide-report';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { undoBounce } from '../../../../src/main/application/tracking/undo-bounce';
import type { ReportKeys } from '../../../../src/shared/domain/report';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { sampleBounce, sampleReport } from '../../../support/fakes/sample-report';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const FULL = { detail: { reason: 'mailboxfull' } };

function keepsAddressOfFullMailbox(practice: BouncedPractice, isKept: boolean): void {
  const desk = practice.ports.settings.desk();
  practice.ports.settings.saveDesk({ ...desk, keepsAddressOfFullMailbox: isKept });
}

describe('a bounce', () => {
  it('takes the address off the record, notes it, and stops the patient at the next arrival', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId, stop } = await practice.bouncedPatient();
    expect(practice.record(patientId)).toMatchObject({ email: null, hasNoEmail: false });
    expect(practice.notes(patientId)).toMatchObject([
      {
        kind: 'address-removed',
        at: NOW,
        by: null,
        text: '',
        struck: null,
        detail: { address: 'anh@example.org', reason: 'userunknown', messageId, subject: 'Your appointment' },
      },
    ]);
    expect(stop).toMatchObject({
      patientId,
      address: 'anh@example.org',
      reason: 'userunknown',
      createdAt: NOW,
      isAddressRemoved: true,
      messageIds: [messageId],
      sharedWith: [],
      putOff: null,
      closed: null,
    });
    expect(practice.codes(messageId)).toEqual(['created', 'accepted', 'bounced', 'address-removed']);
    expect(practice.ports.messages.history(messageId).at(-1)).toMatchObject({ status: null, by: null });
  });

  it('does so once, however often it is read and whatever else is reported of the message', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.bouncedPatient();
    practice.bounce(messageId);
    practice.bounce(messageId, { key: 'another', detail: FULL.detail });
    expect(practice.noteKinds(patientId)).toEqual(['address-removed']);
    expect(practice.ports.arrivals.stops([patientId])).toHaveLength(1);
  });

  it('counts in whatever order it comes with other reports', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    const keys = { envelopeId: messageId };
    recordReports(practice.ports, [
      sampleReport({ keys, key: 'late', occurredAt: NOW + 9_000 }),
      sampleBounce(messageId, { occurredAt: NOW + 5_000 }),
      sampleReport({ keys, key: 'early', status: null, code: 'delayed', occurredAt: NOW + 1_000 }),
    ]);
    expect(practice.record(patientId).email).toBeNull();
    expect(practice.stopOf(messageId).messageIds).toEqual([messageId]);
  });

  it('leaves an address that was typed just before, and makes the stop all the same', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    savePatient(practice.ports, patientId, { email: 'new@example.org' }, STAFF);
    practice.bounce(messageId);
    expect(practice.record(patientId).email).toBe('new@example.org');
    expect(practice.notes(patientId)[0]).toMatchObject({
      kind: 'address-failed',
      detail: { address: 'anh@example.org', messageId },
    });
    expect(practice.stopOf(messageId)).toMatchObject({ isAddressRemoved: false, closed: null });
    expect(practice.codes(messageId)).not.toContain('address-removed');
  });

  it('knows the address however it is written', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient('Anh@example.org');
    practice.ports.patients.update(patientId, { email: 'anh@EXAMPLE.org' });
    practice.bounce(messageId);
    expect(practice.record(patientId).email).toBeNull();
  });

  it('joins the open stop for the same address, which then has taken it away', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    const [second = ''] = await practice.sendTo([patientId]);
    practice.bounce(messageId, FULL);
    expect(practice.stopOf(messageId).isAddressRemoved).toBe(false);
    practice.bounce(second);
    expect(practice.stopOf(messageId)).toMatchObject({
      messageIds: [messageId, second],
      isAddressRemoved: true,
    });
    expect(practice.noteKinds(patientId)).toEqual(['address-removed', 'address-failed']);
  });

  it('names who else has the address, and leaves their records alone', async () => {
    const practice = new BouncedPractice();
    const [other = ''] = practice.addPatients('ANH@example.org');
    const { patientId, stop } = await practice.bouncedPatient();
    expect(stop.sharedWith).toEqual([{ patientId: other, patientName: 'Nguyen, Anh' }]);
    expect(practice.record(other).email).toBe('ANH@example.org');
    expect(practice.record(patientId).email).toBeNull();
  });

  it('of a full mailbox keeps the address where the setting says so', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, FULL);
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.noteKinds(patientId)).toEqual(['address-failed']);
    expect(practice.stopOf(messageId)).toMatchObject({ isAddressRemoved: false, reason: 'mailboxfull' });
  });

  it('of a full mailbox takes the address away where the setting does not keep it', async () => {
    const practice = new BouncedPractice();
    keepsAddressOfFullMailbox(practice, false);
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, FULL);
    expect(practice.record(patientId).email).toBeNull();
  });

  it('is about the record that took the place of the patient’s', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    const [kept = ''] = practice.addPatients('anh@example.org');
    practice.ports.patients.merge(kept, patientId);
    practice.bounce(messageId);
    expect(practice.record(kept).email).toBeNull();
    expect(practice.stopOf(messageId)).toMatchObject({ patientId: kept, sharedWith: [] });
  });

  it('of a message without a patient is a line of its history and no more', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    const rows = practice.ports.messages.rows.bind(practice.ports.messages);
    practice.ports.messages.rows = (ids) => rows(ids).map((row) => ({ ...row, patientId: null }));
    practice.bounce(messageId);
    expect(practice.codes(messageId)).toEqual(['created', 'accepted', 'bounced']);
    expect(practice.noteKinds(patientId)).toEqual([]);
  });

  it('that was undone does nothing when it is read again, and another message’s does', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId, stop } = await practice.bouncedPatient();
    undoBounce(practice.ports, stop.id, STAFF);
    practice.bounce(messageId);
    practice.bounce(messageId, { key: 'another' });
    expect(practice.record(patientId).email).toBe('anh@example.org');
    const [second = ''] = await practice.sendTo([patientId]);
    practice.bounce(second);
    expect(practice.record(patientId).email).toBeNull();
    expect(practice.stopOf(second)).toMatchObject({ messageIds: [second], closed: null });
  });

  it('is recorded with all that follows from it, or not at all', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.disk.fill('arrivals.insertStop');
    expect(() => {
      practice.bounce(messageId);
    }).toThrow('disk is full');
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.noteKinds(patientId)).toEqual([]);
    expect(practice.codes(messageId)).toEqual(['created', 'accepted']);
    practice.disk.makeRoom();
    practice.bounce(messageId);
    expect(practice.noteKinds(patientId)).toEqual(['address-removed']);
  });
});

describe('other bad news', () => {
  it.each(['Rejected', 'Other'] as const)('of %s changes nothing of the record', async (status) => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, { status, code: 'rejected' });
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.noteKinds(patientId)).toEqual([]);
    expect(practice.ports.arrivals.stopOfMessage(messageId)).toBeNull();
  });
});

const COMPLAINT = { status: 'Complaint', code: 'complaint', detail: {} } as const;

describe('a complaint', () => {
  it('ends e-mail for marketing and leaves the address', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, COMPLAINT);
    const consent = { purpose: 'Marketing', channel: 'email', choice: 'refused' };
    expect(practice.ports.notes.consents(patientId)).toEqual([{ ...consent, setAt: NOW, setBy: null }]);
    expect(practice.notes(patientId)).toMatchObject([
      { kind: 'consent-changed', by: null, detail: { consent, messageId } },
    ]);
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.ports.arrivals.stopOfMessage(messageId)).toBeNull();
  });

  it('says nothing new where marketing is refused already', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    const refused = { purpose: 'Marketing', channel: 'email', choice: 'refused' } as const;
    practice.ports.notes.setConsent(patientId, { ...refused, setAt: NOW - 1, setBy: STAFF });
    practice.bounce(messageId, COMPLAINT);
    expect(practice.noteKinds(patientId)).toEqual([]);
    expect(practice.ports.notes.consents(patientId)).toMatchObject([{ setBy: STAFF }]);
  });

  it('about the same message does nothing to what the patient has said since', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, COMPLAINT);
    const given = { purpose: 'Marketing', channel: 'email', choice: 'given' } as const;
    practice.ports.notes.setConsent(patientId, { ...given, setAt: NOW + 1, setBy: STAFF });
    practice.bounce(messageId, { ...COMPLAINT, key: 'another' });
    expect(practice.ports.notes.consents(patientId)).toMatchObject([{ choice: 'given' }]);
  });
});

const UNSUBSCRIBED = { status: null, code: 'unsubscribed', detail: {} } as const;
const REFUSED = [
  { purpose: 'Education', channel: 'email', choice: 'refused', setBy: null },
  { purpose: 'Marketing', channel: 'email', choice: 'refused', setBy: null },
];

describe('a wish to get no more e-mail', () => {
  const consents = (practice: BouncedPractice, patientId: string) =>
    [...practice.ports.notes.consents(patientId)].sort((one, other) =>
      one.purpose.localeCompare(other.purpose),
    );

  it('ends e-mail for marketing and education, with a note of each, and is no complaint', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, UNSUBSCRIBED);
    expect(consents(practice, patientId)).toMatchObject(REFUSED);
    expect(practice.noteKinds(patientId)).toEqual(['consent-changed', 'consent-changed']);
    expect(practice.row(messageId).status).toBe('Queued');
    expect(practice.codes(messageId)).toEqual(['created', 'accepted', 'unsubscribed']);
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.ports.arrivals.stopOfMessage(messageId)).toBeNull();
  });

  it('counts once a message, whatever the patient has said since', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, UNSUBSCRIBED);
    const given = { purpose: 'Education', channel: 'email', choice: 'given' } as const;
    practice.ports.notes.setConsent(patientId, { ...given, setAt: NOW + 1, setBy: STAFF });
    practice.bounce(messageId, UNSUBSCRIBED);
    practice.bounce(messageId, { ...UNSUBSCRIBED, key: 'another' });
    expect(consents(practice, patientId)).toMatchObject([{ choice: 'given' }, { choice: 'refused' }]);
  });

  it('that fits only by recipient and time, or names somebody else, waits for a person', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    const wish = (key: string, keys: Partial<ReportKeys>) =>
      recordReports(practice.ports, [sampleReport({ ...UNSUBSCRIBED, key, keys })]);
    expect(wish('one', { recipient: 'anh@example.org' })).toMatchObject({ probable: 1 });
    const named = { envelopeId: messageId, recipient: 'zoe@example.org' };
    expect(wish('two', named)).toMatchObject({ probable: 1 });
    expect(practice.ports.notes.consents(patientId)).toEqual([]);
    const [report] = practice.ports.attention.undecided(9);
    decideReport(practice.ports, report?.id ?? '', true, STAFF);
    expect(consents(practice, patientId)).toMatchObject(REFUSED);
  });
});
