import { describe, expect, it } from 'vitest';
import { previewDraft } from '../../../../src/main/application/messages/preview-draft';
import { reviewDraft } from '../../../../src/main/application/messages/review-draft';
import { chooseTable } from '../../../../src/main/application/recipients/choose-table';
import { matchRecipients } from '../../../../src/main/application/recipients/match-recipients';
import type { MessageDraft } from '../../../../src/shared/domain/draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { FreeClock } from '../../../support/fakes/free-clock';
import { STAFF } from '../../../support/fakes/test-practice';
import { HOUR_MS, NOW } from '../../../support/log/sample-log';
import { MOBILES, SmsPractice, TEXT } from '../../../support/sending/sms-practice';

function practiceOf(...mobiles: (string | null)[]) {
  const practice = new SmsPractice();
  const patientIds = practice.addMobiles(...mobiles);
  const review = (changes: Partial<MessageDraft> = {}) =>
    reviewDraft(practice.ports, practice.smsDraft({ patientIds, ...changes }), STAFF);
  return { practice, patientIds, review };
}

describe('SMS to people who share a phone', () => {
  /** The same phone, written as people write it, and another one. */
  const family = () => practiceOf(MOBILES[0], '0491 570 006', MOBILES[1]);

  it('are one, which names whom it is for, and the other says where it went', async () => {
    const { practice, patientIds } = family();
    const [goes = '', joined = '', alone = ''] = await practice.writeSms({ patientIds });
    expect(practice.rows([goes, joined, alone])).toMatchObject([
      { outboxState: 'waiting', recipient: MOBILES[0] },
      { outboxState: null, status: 'Other', statusCode: 'household', recipient: MOBILES[0] },
      { outboxState: 'waiting', recipient: MOBILES[1] },
    ]);
    expect(practice.codes(goes)).toEqual(['created', 'household']);
    expect(practice.frozenText(joined)).toBe('');
  });

  it('are one each where the texts differ, and where a person wants it so', async () => {
    const { practice, patientIds } = family();
    practice.ports.patients.update(patientIds[1] ?? '', { givenName: 'Minh' });
    const body = plainRichText('Hi {{patient.firstName}}');
    const own = await practice.writeSms({ patientIds, body });
    const each = await practice.writeSms({ patientIds, isJoiningHouseholds: false });
    for (const row of practice.rows([...own, ...each])) expect(row.outboxState).toBe('waiting');
  });

  it('are told in the review, with what they take joined and apart', async () => {
    const { patientIds, review } = family();
    const { households, sms } = await review({ body: plainRichText('a'.repeat(161)) });
    expect(households).toMatchObject({
      messages: 1,
      people: 2,
      goesTo: { [patientIds[1] ?? '']: 'Anh Nguyen' },
    });
    expect(sms).toMatchObject({ segmentsInAll: 6, segmentsJoined: 4 });
  });
});

describe('the review of SMS that most got lately', () => {
  it('names the batch of the same text, by how it begins', async () => {
    const { practice, patientIds, review } = practiceOf(MOBILES[0], MOBILES[1], MOBILES[2]);
    await practice.writeSms({ patientIds });
    practice.clock.advance(20 * HOUR_MS);
    expect((await review()).sameText).toMatchObject({
      ...{ batchName: TEXT, createdAt: NOW, isSameText: true, count: 3, recipientCount: 3 },
    });
    expect((await review({ body: plainRichText('Another text.') })).sameText).toBeNull();
  });

  it('names the batch with the same words around its merge fields', async () => {
    const body = plainRichText('Hi {{patient.firstName}}, see you.');
    const { practice, patientIds, review } = practiceOf(MOBILES[0], MOBILES[1]);
    await practice.writeSms({ patientIds, body });
    expect((await review({ body })).sameText).toMatchObject({
      batchName: 'Hi …, see you.',
      isSameText: false,
    });
  });

  it('does not count e-mails with the same text', async () => {
    const { practice, patientIds, review } = practiceOf(MOBILES[0], MOBILES[1]);
    const account = practice.addAccount({ id: '0199f0a0-0000-7000-8000-00000000a007' });
    await practice.write(account, 0, { patientIds, subject: TEXT, body: plainRichText(TEXT) });
    expect((await review()).sameText).toBeNull();
  });
});

describe('SMS whose recipients come from a file', () => {
  it('have its columns in the text, and a line in the log for a row without a message', async () => {
    const { practice, patientIds, review } = practiceOf(MOBILES[0]);
    practice.ports.clock = new FreeClock();
    practice.tables.lay(
      'recall.csv',
      ['Mobile', 'Name', 'Time'],
      [
        ['0491 570 006', 'Anh Nguyen', '9:30'],
        ['0491 570 158', 'Joan Smith', '10:00'],
      ],
    );
    const file = await chooseTable(practice.ports);
    if (file === null || 'refused' in file) throw new Error('Not taken.');
    const { tableId } = await matchRecipients(practice.ports, file.importId, ['mobile', 'fullName', null]);
    const draft = { patientIds, tableId, body: plainRichText('See you at {{column.Time}}.') };
    expect((await review(draft)).skipped).toMatchObject([
      { reason: 'not-on-record', address: '0491 570 158' },
    ]);
    const [anh = '', joan = ''] = await practice.writeSms(draft);
    expect(practice.frozenText(anh)).toBe('See you at 9:30.');
    expect(practice.row(joan)).toMatchObject({
      channel: 'sms',
      statusCode: 'not-on-record',
      outboxState: null,
    });
    expect(practice.frozenText(joan)).toBe('');
  });
});

describe('the preview of an SMS', () => {
  const preview = (mobile: string | null) => {
    const { practice, patientIds } = practiceOf(mobile);
    const draft = practice.smsDraft({ patientIds, body: plainRichText('Hi {{patient.firstName}}') });
    return previewDraft(practice.ports, { draft, patientId: patientIds[0] ?? '' }, STAFF);
  };

  it('names the number as people read it, and what is sent there', () => {
    expect(preview(MOBILES[0])).toMatchObject({
      ...{ address: '0491 570 006', refusal: null, text: { channel: 'sms', text: 'Hi Anh' } },
    });
  });

  it.each([
    [null, 'no-mobile', ''],
    ['02 5550 1234', 'invalid-mobile', '02 5550 1234'],
  ])('says of a patient with the number %j that it does not go: %s', (mobile, reason, address) => {
    expect(preview(mobile)).toMatchObject({ address, refusal: { reason } });
  });
});
