import { describe, expect, it } from 'vitest';
import { sendAgain } from '../../../../src/main/application/messages/send-again';
import { nextTurn } from '../../../support/fakes/next-turn';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { sampleTracking } from '../../../support/log/sample-log';

const FIELD = /^List-Unsubscribe: *(.*)$/m;

function setUp(tracking: Parameters<typeof sampleTracking>[0] | null) {
  const practice = new TestPractice();
  practice.server.answer = () => 'accept';
  const account = practice.addAccount({ fromAddress: 'desk@clinic.example' });
  if (tracking !== null) practice.ports.tracking.save(account.id, sampleTracking(tracking));
  const offer = (id: string) => FIELD.exec(practice.frozenText(id))?.[1]?.trim() ?? null;
  const token = (id: string) => practice.ports.tokens.tokenFor(id);
  return { practice, account, offer, token };
}

describe('the offer to unsubscribe', () => {
  it.each(['Marketing', 'Education'] as const)('stands in a message of %s', async (purpose) => {
    const { practice, account, offer, token } = setUp({});
    const [id = ''] = await practice.write(account, 1, { purpose });
    expect(offer(id)).toBe(`<mailto:desk@clinic.example?subject=unsubscribe%20${token(id)}>`);
    expect(practice.frozenText(id)).not.toContain('List-Unsubscribe-Post');
  });

  it('is of each message’s own, so that nobody can unsubscribe another', async () => {
    const { practice, account, offer, token } = setUp({ hasPlusAddresses: true });
    const ids = await practice.write(account, 3, { purpose: 'Marketing' });
    expect(ids.map(offer)).toEqual(
      ids.map((id) => `<mailto:desk+${token(id)}@clinic.example?subject=unsubscribe%20${token(id)}>`),
    );
    expect(new Set(ids.map(token)).size).toBe(3);
  });

  it('does not stand in a message about the patient’s own care', async () => {
    const { practice, account, offer } = setUp({});
    const [id = ''] = await practice.write(account, 1, { purpose: 'Recall' });
    expect(offer(id)).toBeNull();
  });

  it('is not made where nobody would read the answer', async () => {
    const { practice, account, offer } = setUp(null);
    const [id = ''] = await practice.write(account, 1, { purpose: 'Marketing' });
    expect(offer(id)).toBeNull();
  });

  it('is made anew, or not any more, when a message is sent again', async () => {
    const { practice, account, offer, token } = setUp({});
    const outbox = practice.startOutbox();
    const [first = ''] = await practice.write(account, 1, { purpose: 'Marketing' }, outbox);
    await nextTurn();
    const again = async () =>
      (await sendAgain(practice.ports, practice.asked, [first], STAFF)).messageIds[0] ?? '';
    const second = await again();
    expect(offer(second)).toBe(`<mailto:desk@clinic.example?subject=unsubscribe%20${token(second)}>`);
    expect(practice.frozenText(second)).not.toContain(token(first));
    practice.ports.tracking.save(account.id, null);
    expect(offer(await again())).toBeNull();
  });
});
