import { describe, expect, it } from 'vitest';
import { estimatedSizeBytes, reviewDraft } from '../../../../src/main/application/messages/review-draft';
import type { Purpose } from '../../../../src/shared/domain/message';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { SAMPLE_CAPABILITIES } from '../../../support/fakes/sample-results';
import { FreeClock } from '../../../support/fakes/free-clock';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleTracking } from '../../../support/log/sample-log';

describe('what is said of a draft before it is sent', () => {
  it('names who gets it, and who does not and why', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount({ capabilities: SAMPLE_CAPABILITIES });
    const patientIds = practice.addPatients('anh@example.org', null, 'broken@');
    const review = await reviewDraft(practice.ports, practice.draft(account, { patientIds }), STAFF);
    expect(review.recipients).toMatchObject([{ patientId: patientIds[0], address: 'anh@example.org' }]);
    expect(review.skipped).toMatchObject([
      { patientId: patientIds[1], reason: 'no-address', address: '' },
      { patientId: patientIds[2], reason: 'invalid-address', address: 'broken@' },
    ]);
    expect(review.problems).toEqual([]);
    expect(review.sizeLimitBytes).toBe(SAMPLE_CAPABILITIES.sizeLimitBytes);
  });

  it('says who has opted out of such messages, and only of such', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const patientIds = practice.addPatients('anh@example.org', 'minh@example.org');
    const refused = { purpose: 'Marketing', channel: 'email', choice: 'refused' } as const;
    practice.ports.notes.setConsent(patientIds[1] ?? '', { ...refused, setAt: NOW, setBy: STAFF });
    const draft = practice.draft(account, { patientIds, purpose: 'Marketing' });
    expect((await reviewDraft(practice.ports, draft, STAFF)).skipped).toEqual([
      {
        patientId: patientIds[1],
        patientName: 'Nguyen, Anh',
        address: 'minh@example.org',
        reason: 'opted-out',
        missing: [],
      },
    ]);
    expect((await reviewDraft(practice.ports, { ...draft, purpose: 'Recall' }, STAFF)).skipped).toEqual([]);
  });

  it('says who has not been asked about what needs a yes', async () => {
    const practice = new TestPractice();
    practice.ports.settings.saveDesk({ ...practice.ports.settings.desk(), consentNeededFor: ['Marketing'] });
    const account = practice.addAccount();
    const patientIds = practice.addPatients('anh@example.org', 'minh@example.org', null);
    const given = { purpose: 'Marketing', channel: 'email', choice: 'given' } as const;
    practice.ports.notes.setConsent(patientIds[1] ?? '', { ...given, setAt: NOW, setBy: STAFF });
    const review = (purpose: Purpose) =>
      reviewDraft(practice.ports, practice.draft(account, { patientIds, purpose }), STAFF);
    expect((await review('Marketing')).recipients).toMatchObject([{ patientId: patientIds[1] }]);
    expect((await review('Marketing')).skipped).toMatchObject([
      { patientId: patientIds[0], reason: 'not-asked', address: 'anh@example.org' },
      { patientId: patientIds[2], reason: 'not-asked', address: '' },
    ]);
    expect((await review('Education')).recipients).toHaveLength(2);
  });

  it('says whether mail programs can offer to unsubscribe', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const offer = async (purpose: Purpose) =>
      (await reviewDraft(practice.ports, practice.draft(account, { purpose }), STAFF)).unsubscribe;
    expect(await offer('Marketing')).toBe('unread');
    practice.ports.tracking.save(account.id, sampleTracking());
    expect([await offer('Marketing'), await offer('Education'), await offer('Recall')]).toEqual([
      ...['offered', 'offered', 'not-needed'],
    ]);
  });

  it('does not say of the training, which reads all there is, that nobody reads it', async () => {
    const practice = new TestPractice();
    const draft = practice.draft(practice.addAccount({ kind: 'training' }), { purpose: 'Marketing' });
    expect((await reviewDraft(practice.ports, draft, STAFF)).unsubscribe).toBe('training');
  });

  it('names a patient of two merged records once', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const patientIds = practice.addPatients('anh@example.org', 'old@example.org');
    const [kept = '', other = ''] = patientIds;
    practice.ports.patients.merge(kept, other);
    const review = await reviewDraft(practice.ports, practice.draft(account, { patientIds }), STAFF);
    expect(review.recipients).toMatchObject([{ patientId: kept, address: 'anh@example.org' }]);
  });

  it('names everybody of a long list once, also across its parts', async () => {
    const practice = new TestPractice();
    practice.ports.clock = new FreeClock();
    const account = practice.addAccount();
    const patientIds = practice.addPatients(
      ...Array.from({ length: 1_200 }, (_, index) => `patient.${index}@example.org`),
    );
    practice.ports.patients.merge(patientIds[0] ?? '', patientIds[1_100] ?? '');
    const { recipients } = await reviewDraft(practice.ports, practice.draft(account, { patientIds }), STAFF);
    expect(recipients).toHaveLength(1_199);
    expect(new Set(recipients.map(({ patientId }) => patientId)).size).toBe(1_199);
  });

  it('names what is wrong with it', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const review = await reviewDraft(practice.ports, practice.draft(account, { subject: '' }), STAFF);
    expect(review.problems).toEqual(['no-recipient', 'subject-empty']);
    expect(review.sizeLimitBytes).toBeNull();
  });

  it('names what the record of a patient lacks, and fields that there are not', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const patientIds = practice.addPatients('anh@example.org', 'minh@example.org');
    practice.ports.patients.update(patientIds[1] ?? '', { dateOfBirth: '1990-02-03' });
    const draft = practice.draft(account, { patientIds, subject: 'Born {{patient.dateOfBirth}}' });
    const review = await reviewDraft(practice.ports, draft, STAFF);
    expect(review.recipients.map(({ patientId }) => patientId)).toEqual([patientIds[1]]);
    expect(review.skipped).toMatchObject([{ reason: 'missing-field', missing: ['patient.dateOfBirth'] }]);
    const wrong = { ...draft, subject: 'Dear {{patient.frist}}' };
    expect((await reviewDraft(practice.ports, wrong, STAFF)).problems).toEqual(['merge-fields']);
  });

  it('is refused when an attachment is gone', async () => {
    const practice = new TestPractice();
    const draft = practice.draft(practice.addAccount(), { attachmentIds: ['gone'] });
    await expect(reviewDraft(practice.ports, draft, STAFF)).rejects.toThrow('not there any more');
  });
});

describe('the size said of a message', () => {
  it.each([
    ['plain', 'x'.repeat(20_000), 0],
    ['accents', 'é漢👋'.repeat(3_000), 0],
    ['an attachment', 'Hello', 500_000],
  ])('is never less than what is sent, and not far more: %s', async (_, text, attachmentBytes) => {
    const practice = new TestPractice();
    const bytes = new Uint8Array(attachmentBytes);
    const attachments =
      attachmentBytes === 0 ? [] : [{ name: 'a.bin', mediaType: 'application/octet-stream', bytes }];
    for (const [index, content] of attachments.entries()) practice.attachments.lay(String(index), content);
    const body = plainRichText(text);
    const attachmentIds = attachments.map((_content, index) => String(index));
    const [id = ''] = await practice.write(practice.addAccount(), 1, { body, attachmentIds });
    const real = practice.ports.messages.mime(id).reduce((sum, segment) => sum + segment.bytes.length, 0);
    const said = estimatedSizeBytes({ body }, attachments);
    expect(said).toBeGreaterThanOrEqual(real);
    expect(said).toBeLessThan(real * 4 + 10_000);
  });
});
