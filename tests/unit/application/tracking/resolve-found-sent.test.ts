import { describe, expect, it } from 'vitest';
import {
  resolveFoundSent,
  unconfirmedIds,
} from '../../../../src/main/application/tracking/resolve-found-sent';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId } from '../../../support/log/sample-log';

async function doubtful(count = 1) {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const ids = await practice.write(account, count);
  practice.ports.outbox.claim(account.id, NOW, count);
  for (const id of ids) practice.ports.outbox.settle(id, { state: 'unconfirmed' }, [], NOW);
  const headers = ids.map((id) => practice.ports.messages.details(id)?.messageIdHeader ?? '');
  return { practice, account, ids, headers };
}

describe('messages in doubt that stand among the sent mail', () => {
  it('are looked for by their Message-IDs, each account’s for itself', async () => {
    const { practice, account, headers } = await doubtful(2);
    expect(unconfirmedIds(practice.ports, account.id).sort()).toEqual([...headers].sort());
    expect(unconfirmedIds(practice.ports, sampleId('account', 2))).toEqual([]);
  });

  it('have gone: the mailbox says so, no person, and the doubt ends', async () => {
    const { practice, account, ids, headers } = await doubtful(2);
    const [id = '', other = ''] = ids;
    resolveFoundSent(practice.ports, account.id, headers.slice(0, 1));
    expect(practice.row(id)).toMatchObject({ status: 'Queued', outboxState: null });
    expect(practice.ports.messages.history(id).at(-1)).toMatchObject({
      code: 'confirmed-gone',
      source: 'mailbox',
      by: null,
    });
    expect(practice.row(other)).toMatchObject({ status: 'Created', outboxState: 'unconfirmed' });
    expect(unconfirmedIds(practice.ports, account.id)).toEqual(headers.slice(1));
  });

  it('stay as they are when a report has come first, or when another account’s mailbox claims them', async () => {
    const { practice, account, ids, headers } = await doubtful();
    resolveFoundSent(practice.ports, sampleId('account', 2), headers);
    expect(practice.row(ids[0] ?? '').outboxState).toBe('unconfirmed');
    resolveFoundSent(practice.ports, account.id, headers);
    const before = practice.codes(ids[0] ?? '');
    resolveFoundSent(practice.ports, account.id, headers);
    expect(practice.codes(ids[0] ?? '')).toEqual(before);
  });
});
