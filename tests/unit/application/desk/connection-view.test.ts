import { expect, it } from 'vitest';
import { connectionView } from '../../../../src/main/application/desk/connection-view';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const REFUSED = { kind: 'authentication-refused', detail: 'NO', at: NOW } as const;

it('shows the network, what waits, tracking, and what needs a person', async () => {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const ids = await practice.write(account, 4);
  practice.ports.outbox.claim(account.id, NOW, 2);
  practice.ports.outbox.settle(ids[0] ?? '', { state: 'unconfirmed' }, [], NOW);
  practice.ports.accounts.setPause(account.id, {
    reason: 'authentication-refused',
    at: NOW,
    detail: '535 Wrong',
  });
  practice.network.set(false);
  practice.asked.isInTrouble = true;
  const tracking = () => [
    { accountId: account.id, lastCheckedAt: NOW, trouble: null, backfill: { done: 1, total: 9 } },
    { accountId: 'removed', lastCheckedAt: null, trouble: REFUSED, backfill: null },
  ];
  expect(connectionView(practice.ports, practice.asked, tracking)).toEqual({
    isOnline: false,
    isDiskFull: true,
    waiting: 2,
    sending: 1,
    unconfirmed: 1,
    // An unconfirmed message and the paused account.
    needsAttention: 2,
    arrivalsWithStops: 0,
    messageCount: 4,
    tracking: [
      {
        ...{ accountId: account.id, accountName: account.name, lastCheckedAt: NOW },
        ...{ channel: 'email', trouble: null, backfill: { done: 1, total: 9 } },
      },
      {
        ...{ accountId: 'removed', accountName: '', channel: 'email', lastCheckedAt: null },
        ...{ trouble: REFUSED, backfill: null },
      },
    ],
    paused: [
      {
        accountId: account.id,
        accountName: account.name,
        channel: 'email',
        reason: 'authentication-refused',
        detail: '535 Wrong',
      },
    ],
  });
});

it('shows that all is well', () => {
  const practice = new TestPractice();
  practice.addAccount();
  expect(connectionView(practice.ports, practice.asked, () => [])).toEqual({
    isOnline: true,
    isDiskFull: false,
    waiting: 0,
    sending: 0,
    unconfirmed: 0,
    needsAttention: 0,
    arrivalsWithStops: 0,
    messageCount: 0,
    tracking: [],
    paused: [],
  });
});
