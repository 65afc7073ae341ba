import { describe, expect, it } from 'vitest';
import { Claims } from '../../../../src/main/application/outbox/claims';
import { NOW } from '../../../support/log/sample-log';
import { TestPractice } from '../../../support/fakes/test-practice';

describe('what a lane has claimed', () => {
  it('puts a message to one recipient before what was claimed ahead for a batch', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const batch = await practice.write(account, 3);
    const claims = new Claims(practice.ports, account.id);
    expect(claims.fill(account, 3, NOW, NOW)).toBeNull();
    expect(claims.next()?.id).toBe(batch[0]);
    const [urgent] = await practice.write(account);
    claims.noteUrgent();
    expect(claims.fill(account, 3, NOW, NOW)).toBeNull();
    expect([claims.next()?.id, claims.next()?.id, claims.next()?.id]).toEqual([urgent, batch[1], batch[2]]);
    expect(claims.isEmpty()).toBe(true);
  });

  it('waits again as if it had never been claimed when it is given back', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const ids = await practice.write(account, 2);
    const claims = new Claims(practice.ports, account.id);
    claims.fill(account, 2, NOW, NOW);
    claims.giveBack(NOW);
    expect(claims.isEmpty()).toBe(true);
    expect(practice.rows(ids)).toMatchObject([
      { outboxState: 'waiting', tries: 0 },
      { outboxState: 'waiting', tries: 0 },
    ]);
  });

  it('says when to look again when nothing may leave yet', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const claims = new Claims(practice.ports, account.id);
    expect(claims.fill(account, 2, NOW, NOW)).toBeNull();
    await practice.write(account, 1, { scheduledFor: NOW + 5_000 });
    expect(claims.fill(account, 2, NOW, NOW)).toBe(NOW + 5_000);
    expect(claims.fill(account, 2, NOW + 9_000, NOW + 6_000)).toBe(NOW + 9_000);
  });
});
