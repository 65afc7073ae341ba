import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { cancelMessages } from '../../../../src/main/application/messages/cancel-messages';
import { sendAgain } from '../../../../src/main/application/messages/send-again';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';
import { MOBILES, SmsPractice, TEXT } from '../../../support/sending/sms-practice';

/** A practice with one SMS that somebody has cancelled. */
async function cancelledPractice(text = TEXT) {
  const practice = new SmsPractice();
  const patientIds = practice.addMobiles(MOBILES[0]);
  const [first = ''] = await practice.writeSms({ patientIds, body: plainRichText(text), purpose: 'Recall' });
  cancelMessages(practice.ports, [first], STAFF);
  const again = async () =>
    (await sendAgain(practice.ports, practice.asked, [first], 'Alex')).messageIds[0] ?? '';
  return { practice, patientId: patientIds[0] ?? '', first, again };
}

describe('sending an SMS again', () => {
  it('makes a new SMS with the same text, linked both ways', async () => {
    const { practice, first, again } = await cancelledPractice();
    const second = await again();
    expect(practice.ports.messages.details(second)).toMatchObject({
      ...{ channel: 'sms', resendOf: first, recipient: MOBILES[0], subject: TEXT, status: 'Created' },
      ...{ outboxState: 'waiting', createdBy: 'Alex', batchName: `Again: ${TEXT}` },
    });
    expect(practice.frozenText(second)).toBe(TEXT);
    expect(practice.ports.messages.details(first)?.resentAs).toEqual([second]);
    expect(practice.asked.asked).toContain(`wake ${practice.account.id}`);
  });

  it('says what the patient read, not what was written for all', async () => {
    const { practice, patientId, again } = await cancelledPractice('Hi {{patient.firstName}}');
    practice.ports.patients.update(patientId, { givenName: 'Another' });
    expect(practice.frozenText(await again())).toBe('Hi Anh');
  });

  it('goes to the mobile that is on record now', async () => {
    const { practice, patientId, again } = await cancelledPractice();
    practice.ports.patients.update(patientId, { mobile: MOBILES[1] });
    expect(practice.row(await again()).recipient).toBe(MOBILES[1]);
  });

  it('goes to nobody whose mobile has been taken off the record', async () => {
    const { practice, patientId, again } = await cancelledPractice();
    practice.ports.patients.update(patientId, { mobile: null });
    expect(practice.row(await again())).toMatchObject({ status: 'Other', statusCode: 'no-mobile' });
  });

  it('goes to the old number when the patient is gone from the record', async () => {
    const { practice, again } = await cancelledPractice();
    practice.ports.patients.current = () => null;
    expect(practice.row(await again())).toMatchObject({ recipient: MOBILES[0], patientId: null });
  });

  it('does not get round an opt-out', async () => {
    const { practice, patientId, again } = await cancelledPractice();
    const refused = { purpose: 'Recall', channel: 'sms', choice: 'refused' } as const;
    practice.ports.notes.setConsent(patientId, { ...refused, setAt: NOW, setBy: STAFF });
    expect(practice.row(await again())).toMatchObject({ status: 'Other', statusCode: 'opted-out' });
  });

  it('waits for the hours for SMS', async () => {
    const { practice, again } = await cancelledPractice();
    const opensAt = practice.openIn(2);
    expect(practice.row(await again())).toMatchObject({ scheduledFor: opensAt, dueAt: opensAt });
  });

  it('says that the account is gone, and writes nothing', async () => {
    const { practice, again } = await cancelledPractice();
    removeAccount(practice.ports, practice.account.id);
    await expect(again()).rejects.toMatchObject({
      code: 'not-found',
      message: 'The sending account is not there any more.',
    });
    expect(practice.ports.messages.countMessages()).toBe(1);
  });
});
