import { describe, expect, it } from 'vitest';
import { reviewDraft } from '../../../../src/main/application/messages/review-draft';
import type { DraftReview, MessageDraft } from '../../../../src/shared/domain/draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { STAFF } from '../../../support/fakes/test-practice';
import { MOBILES, SmsPractice } from '../../../support/sending/sms-practice';

function reviewed(practice: SmsPractice, changes: Partial<MessageDraft>): Promise<DraftReview> {
  return Promise.resolve(reviewDraft(practice.ports, practice.smsDraft(changes), STAFF));
}

describe('what is said of an SMS before it is sent', () => {
  it('names who gets it with the number as people read it, and who does not and why', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0], null, '02 5550 1234', '+6421345678');
    expect(await reviewed(practice, { patientIds })).toMatchObject({
      problems: [],
      recipients: [
        { patientId: patientIds[0], patientName: 'Nguyen, Anh', address: '0491 570 006' },
        { patientId: patientIds[3], address: '+64 21 345 678' },
      ],
      skipped: [
        { patientId: patientIds[1], reason: 'no-mobile', address: '' },
        { patientId: patientIds[2], reason: 'invalid-mobile', address: '02 5550 1234' },
      ],
    });
  });

  it('counts what each would read, and only for those who get it', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0], MOBILES[1], null);
    practice.ports.patients.update(patientIds[1] ?? '', { givenName: 'Đặng' });
    practice.ports.patients.update(patientIds[2] ?? '', { givenName: 'Łucja'.repeat(40) });
    const body = plainRichText(`Hi {{patient.firstName}} ${'a'.repeat(100)}`);
    expect((await reviewed(practice, { patientIds, body })).sms).toEqual({
      longest: { encoding: 'ucs-2', characters: 108, units: 108, segments: 2 },
      segmentsInAll: 3,
      segmentsJoined: 3,
      encodings: ['gsm-7', 'ucs-2'],
      isSenderUnnamed: false,
    });
  });

  it('says nothing about sizes and unsubscribing', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0]);
    expect(await reviewed(practice, { patientIds, purpose: 'Marketing' })).toMatchObject({
      sizeBytes: 0,
      sizeLimitBytes: null,
      unsubscribe: 'not-needed',
    });
  });

  it('counts nothing for an e-mail', async () => {
    const practice = new SmsPractice();
    const account = practice.addAccount({ id: '0199f0a0-0000-7000-8000-00000000a007' });
    const draft = practice.draft(account, { patientIds: practice.addPatients('anh@example.org') });
    const review = await Promise.resolve(reviewDraft(practice.ports, draft, STAFF));
    expect(review).toMatchObject({ sms: null, movedTo: null });
  });

  it('says that advertising does not say who it is from', async () => {
    const patientOf = (practice: SmsPractice) => ({ patientIds: practice.addMobiles(MOBILES[0]) });
    const unnamed = new SmsPractice();
    const marketing = { purpose: 'Marketing', body: plainRichText('Half price today.') } as const;
    expect((await reviewed(unnamed, { ...marketing, ...patientOf(unnamed) })).sms?.isSenderUnnamed).toBe(
      true,
    );
    const body = plainRichText('Half price today. {{practice.name}}');
    expect((await reviewed(unnamed, { ...marketing, body, ...patientOf(unnamed) })).sms).toMatchObject({
      isSenderUnnamed: false,
    });
    const named = new SmsPractice({ senderId: 'ABC Chiro' });
    expect((await reviewed(named, { ...marketing, ...patientOf(named) })).sms?.isSenderUnnamed).toBe(false);
  });

  it('says when it goes instead of now', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0]);
    expect((await reviewed(practice, { patientIds })).movedTo).toBeNull();
    const opensAt = practice.openIn(3);
    expect((await reviewed(practice, { patientIds })).movedTo).toBe(opensAt);
    expect((await reviewed(practice, { patientIds, scheduledFor: opensAt })).movedTo).toBeNull();
  });

  it('has a problem with a time from which it is not sent any more, before its hours begin', async () => {
    const practice = new SmsPractice();
    const patientIds = practice.addMobiles(MOBILES[0]);
    const opensAt = practice.openIn(3);
    const problemsOf = async (notAfter: number) =>
      (await reviewed(practice, { patientIds, notAfter })).problems;
    expect(await problemsOf(opensAt - 1)).toEqual(['sms-hours-past-not-after']);
    expect(await problemsOf(opensAt)).toEqual([]);
  });
});
