import { describe, expect, it } from 'vitest';
import { reviewDraft } from '../../../../src/main/application/messages/review-draft';
import { sendTest } from '../../../../src/main/application/messages/send-test';
import type { MessageDraft } from '../../../../src/shared/domain/draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { HOUR_MS, NOW } from '../../../support/log/sample-log';

async function sentYesterday(changes: Partial<MessageDraft> = {}) {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const patientIds = practice.addPatients('a@example.org', 'b@example.org', 'c@example.org');
  const draft = practice.draft(account, { patientIds, ...changes });
  await practice.write(account, 0, draft);
  practice.clock.advance(20 * HOUR_MS);
  const found = async (of: Partial<MessageDraft> = {}) =>
    (await reviewDraft(practice.ports, { ...draft, ...of }, STAFF)).sameText;
  return { practice, draft, patientIds, found };
}

describe('the review of a draft that most got lately', () => {
  it('names the batch of the same text, whatever its subject', async () => {
    const { patientIds, found, practice } = await sentYesterday();
    const more = [...patientIds, ...practice.addPatients('d@example.org')];
    expect(await found({ patientIds: more, subject: 'Another subject' })).toMatchObject({
      ...{ batchName: 'Your appointment', createdAt: NOW, isSameText: true },
      ...{ count: 3, recipientCount: 4 },
    });
  });

  it('names the batch of the same subject where merge fields make the texts differ', async () => {
    const { found } = await sentYesterday({ body: plainRichText('Dear {{patient.firstName}}') });
    expect(await found()).toMatchObject({ isSameText: false, count: 3 });
    expect(await found({ purpose: 'Recall' })).toBeNull();
    expect(await found({ subject: 'Another subject' })).toBeNull();
  });

  it('says nothing of another text, of other people, or after a day and a half', async () => {
    const { found, practice } = await sentYesterday();
    const other = { subject: 'Another subject', body: plainRichText('Another text.') };
    expect(await found(other)).toBeNull();
    expect(await found({ patientIds: practice.addPatients('d@example.org', 'e@example.org') })).toBeNull();
    practice.clock.advance(16 * HOUR_MS + 1);
    expect(await found()).toBeNull();
  });

  it('does not count a test', async () => {
    const practice = new TestPractice();
    const patientIds = practice.addPatients('a@example.org', 'b@example.org');
    const draft = practice.draft(practice.addAccount(), { patientIds });
    const to = 'kim@clinic.example';
    for (const patientId of patientIds)
      await sendTest(practice.ports, practice.asked, { draft, patientId, to }, STAFF);
    expect((await reviewDraft(practice.ports, draft, STAFF)).sameText).toBeNull();
  });
});
