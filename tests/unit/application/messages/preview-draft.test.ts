import { describe, expect, it } from 'vitest';
import { previewDraft } from '../../../../src/main/application/messages/preview-draft';
import type { MessageDraft } from '../../../../src/shared/domain/draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

function setUp(changes: Partial<MessageDraft> = {}) {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const patientIds = practice.addPatients('anh@example.org', 'minh@example.org', null);
  const draft = practice.draft(account, { patientIds, ...changes });
  const preview = (patientId = '', of: Partial<MessageDraft> = {}) =>
    previewDraft(practice.ports, { draft: { ...draft, ...of }, patientId }, STAFF);
  return { practice, patientIds, preview };
}

describe('what one recipient would get', () => {
  it('is the subject and the body as they would go, merged for that patient alone', () => {
    const { practice, patientIds, preview } = setUp({
      subject: 'For {{patient.firstName}}',
      body: plainRichText('Dear {{patient.fullName}}, {{sender.name}} wrote this.'),
    });
    practice.ports.patients.update(patientIds[1] ?? '', { givenName: 'Minh' });
    expect(preview(patientIds[1])).toEqual({
      ...{ patientId: patientIds[1], patientName: 'Nguyen, Minh', address: 'minh@example.org' },
      refusal: null,
      text: {
        ...{ channel: 'email', subject: 'For Minh' },
        body: plainRichText(`Dear Minh Nguyen, ${STAFF} wrote this.`),
      },
    });
    expect(preview(patientIds[0]).text).toMatchObject({ subject: 'For Anh' });
  });

  it('is shown with the reason for somebody who gets nothing', () => {
    const { practice, patientIds, preview } = setUp({ purpose: 'Marketing' });
    const { notes, settings } = practice.ports;
    settings.saveDesk({ ...settings.desk(), consentNeededFor: ['Marketing'] });
    const given = { purpose: 'Marketing', channel: 'email', choice: 'given' } as const;
    for (const id of patientIds.slice(1)) notes.setConsent(id, { ...given, setAt: NOW, setBy: STAFF });
    expect(preview(patientIds[0])).toMatchObject({
      refusal: { reason: 'not-asked', missing: [] },
      // What is kept from them is shown all the same.
      text: { subject: 'Your appointment' },
    });
    expect(preview(patientIds[1])).toMatchObject({ refusal: null });
    expect(preview(patientIds[2])).toMatchObject({ refusal: { reason: 'no-address' }, address: '' });
  });

  it('names what the record lacks instead of a text with holes', () => {
    const { patientIds, preview } = setUp({ subject: 'Born {{patient.dateOfBirth}}' });
    expect(preview(patientIds[0])).toMatchObject({
      refusal: { reason: 'missing-field', missing: ['patient.dateOfBirth'] },
      text: null,
    });
  });

  it('is of the record that took the place of a merged one', () => {
    const { practice, patientIds, preview } = setUp();
    practice.ports.patients.merge(patientIds[0] ?? '', patientIds[1] ?? '');
    expect(preview(patientIds[1])).toMatchObject({ patientId: patientIds[0], address: 'anh@example.org' });
  });

  it('of an SMS is its text with what it takes', () => {
    const practice = new TestPractice();
    const account = practice.addAccount({ kind: 'sms' });
    const patientIds = practice.addPatients('anh@example.org');
    const body = plainRichText('It’s time, {{patient.firstName}}');
    const draft = practice.draft(account, { patientIds, subject: '', body });
    expect(previewDraft(practice.ports, { draft, patientId: patientIds[0] ?? '' }, STAFF).text).toEqual({
      channel: 'sms',
      text: 'It’s time, Anh',
      count: { encoding: 'ucs-2', characters: 14, segments: 1 },
    });
  });

  it('is refused for somebody who is not on record', () => {
    expect(() => setUp().preview('unknown')).toThrow('not on record');
  });
});
