import { describe, expect, it } from 'vitest';
import { reviewDraft } from '../../../../src/main/application/messages/review-draft';
import type { MessageDraft } from '../../../../src/shared/domain/draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { FreeClock } from '../../../support/fakes/free-clock';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, samplePatient } from '../../../support/log/sample-log';

const FAMILY = ['Anh', 'Minh', 'Lan'];

function practiceOf(
  givenNames: readonly string[] = FAMILY,
  email: (index: number) => string = () => 'nguyen@example.org',
) {
  const practice = new TestPractice();
  practice.ports.clock = new FreeClock();
  const people = givenNames.map((givenName, index) =>
    samplePatient(index + 1, { familyName: 'Nguyen', givenName, email: email(index) }),
  );
  practice.ports.patients.insert(people);
  const patientIds = people.map(({ id }) => id);
  const account = practice.addAccount();
  const send = (changes: Partial<MessageDraft> = {}) =>
    practice.write(account, 0, { patientIds, ...changes });
  const review = (changes: Partial<MessageDraft> = {}) =>
    reviewDraft(practice.ports, practice.draft(account, { patientIds, ...changes }), STAFF);
  return { practice, patientIds, send, review };
}

const lineOf = (practice: TestPractice, messageId: string) =>
  practice.ports.messages.history(messageId).find(({ code }) => code === 'household');

describe('a household in a batch', () => {
  it('gets one message, which names whom it is for, and the others say where theirs went', async () => {
    const { practice, send } = practiceOf();
    const [goes = '', ...joined] = await send();
    expect(practice.row(goes)).toMatchObject({ status: 'Created', outboxState: 'waiting' });
    expect(lineOf(practice, goes)).toMatchObject({ status: null, detail: { note: 'Minh and Lan Nguyen' } });
    expect(joined).toHaveLength(2);
    for (const messageId of joined) {
      expect(practice.row(messageId)).toMatchObject({
        status: 'Other',
        statusCode: 'household',
        outboxState: null,
      });
      expect(lineOf(practice, messageId)?.detail).toEqual({ relatedMessageId: goes, note: 'Anh Nguyen' });
      expect(practice.ports.messages.mime(messageId)).toEqual([]);
    }
  });

  it('gets a message each where the texts differ, and where a person wants it so', async () => {
    const { practice, send } = practiceOf();
    const own = await send({ body: plainRichText('Dear {{patient.firstName}}') });
    const each = await send({ isJoiningHouseholds: false });
    for (const row of practice.rows([...own, ...each])) expect(row.outboxState).toBe('waiting');
  });

  it('is joined across the portions of a large batch', async () => {
    const count = 450;
    const names = Array.from({ length: count }, (_, index) => `P${index}`);
    const { practice, send } = practiceOf(names, (index) => `house.${index % 150}@example.org`);
    const ids = await send();
    const rows = practice.rows(ids);
    expect(rows.filter(({ outboxState }) => outboxState === 'waiting')).toHaveLength(150);
    expect(rows.filter(({ statusCode }) => statusCode === 'household')).toHaveLength(300);
    const notes = practice.ports.messages.history(ids[0] ?? '').flatMap(({ detail }) => detail.note ?? []);
    expect(notes).toEqual(['P150 Nguyen', 'P300 Nguyen']);
    expect(lineOf(practice, ids[449] ?? '')?.detail.relatedMessageId).toBe(ids[149]);
  });

  it('is not represented by who has opted out, nor told to them through another one', async () => {
    const { practice, patientIds, send } = practiceOf();
    const refused = { purpose: 'Marketing', channel: 'email', choice: 'refused' } as const;
    practice.ports.notes.setConsent(patientIds[0] ?? '', { ...refused, setAt: NOW, setBy: STAFF });
    const [optedOut = '', goes = '', joined = ''] = await send({ purpose: 'Marketing' });
    expect(practice.row(optedOut).statusCode).toBe('opted-out');
    expect(practice.row(goes).outboxState).toBe('waiting');
    expect(lineOf(practice, goes)?.detail.note).toBe('Lan Nguyen');
    expect(lineOf(practice, joined)?.detail.relatedMessageId).toBe(goes);
  });

  it('is joined as the records stand when the messages are written', async () => {
    const { practice, patientIds, send } = practiceOf();
    const { composer, patients } = practice.ports;
    const compose = composer.compose.bind(composer);
    let composed = 0;
    composer.compose = async (message) => {
      composed += 1;
      // The one who would represent the others has lost the address by the time all are composed.
      if (composed === 3) patients.update(patientIds[0] ?? '', { email: null });
      return compose(message);
    };
    const [gone = '', goes = '', joined = ''] = await send();
    expect(practice.row(gone).statusCode).toBe('no-address');
    expect(practice.row(goes).outboxState).toBe('waiting');
    expect(lineOf(practice, joined)?.detail.relatedMessageId).toBe(goes);
  });

  it('is told in the review, joined or not', async () => {
    const { patientIds, review } = practiceOf();
    const { households, recipients, skipped } = await review();
    expect(households).toEqual({
      messages: 1,
      people: 3,
      alsoFor: { [patientIds[0] ?? '']: 'Minh and Lan Nguyen' },
      goesTo: Object.fromEntries(patientIds.slice(1).map((id) => [id, 'Anh Nguyen'])),
    });
    expect([recipients.length, skipped.length]).toEqual([3, 0]);
    const none = { messages: 0, people: 0, alsoFor: {}, goesTo: {} };
    expect((await review({ subject: 'For {{patient.firstName}}' })).households).toEqual(none);
  });
});
