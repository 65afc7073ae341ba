import { describe, expect, it } from 'vitest';
import { sendAgain } from '../../../../src/main/application/messages/send-again';
import { nextTurn } from '../../../support/fakes/next-turn';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { sampleTracking } from '../../../support/log/sample-log';

const FIELD = /^Disposition-Notification-To: (.*)$/m;

function setUp(tracking: Parameters<typeof sampleTracking>[0] | null) {
  const practice = new TestPractice();
  practice.server.answer = () => 'accept';
  const account = practice.addAccount({ fromAddress: 'desk@clinic.example' });
  const track = (changes: Parameters<typeof sampleTracking>[0]) => {
    practice.ports.tracking.save(account.id, sampleTracking(changes));
  };
  if (tracking !== null) track(tracking);
  const wish = (id: string) => FIELD.exec(practice.frozenText(id))?.[1]?.trim() ?? null;
  return { practice, account, track, wish };
}

describe('a receipt', () => {
  it.each([
    ['nobody would fetch it', null],
    ['the setting is off', { isAskingForReceipts: false }],
  ])('is not asked for when %s', async (_, tracking) => {
    const { practice, account, wish } = setUp(tracking);
    const [id = ''] = await practice.write(account);
    expect(wish(id)).toBeNull();
  });

  it('is asked for at the address that reports come to', async () => {
    const { practice, account, track, wish } = setUp({ isAskingForReceipts: true });
    const [plain = ''] = await practice.write(account);
    expect(wish(plain)).toBe('<desk@clinic.example>');
    track({ isAskingForReceipts: true, hasPlusAddresses: true });
    const [marked = ''] = await practice.write(account);
    expect(wish(marked)).toBe(`<desk+${practice.ports.tokens.tokenFor(marked)}@clinic.example>`);
  });

  it('is asked for by what is written in the message: a changed setting does not change it', async () => {
    const { practice, account, track, wish } = setUp({ isAskingForReceipts: true });
    const [id = ''] = await practice.write(account);
    track({ isAskingForReceipts: false });
    expect(wish(id)).toBe('<desk@clinic.example>');
  });

  it('is asked for anew, or not any more, when a message is sent again', async () => {
    const { practice, account, track, wish } = setUp({ isAskingForReceipts: true, hasPlusAddresses: true });
    const [first = ''] = await practice.write(account, 1, {}, practice.startOutbox());
    await nextTurn();
    const again = async () =>
      (await sendAgain(practice.ports, practice.asked, [first], STAFF)).messageIds[0] ?? '';
    const second = await again();
    expect(wish(second)).toBe(`<desk+${practice.ports.tokens.tokenFor(second)}@clinic.example>`);
    track({ isAskingForReceipts: false, hasPlusAddresses: true });
    expect(wish(await again())).toBeNull();
    expect(practice.frozenText(first)).toContain(practice.ports.tokens.tokenFor(first));
  });
});
