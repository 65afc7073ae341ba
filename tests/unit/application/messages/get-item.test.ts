import { describe, expect, it } from 'vitest';
import { getItem } from '../../../../src/main/application/messages/get-item';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { nextTurn } from '../../../support/fakes/next-turn';
import { sampleReport } from '../../../support/fakes/sample-report';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const NO_TRACKING = () => [];

async function sentPractice(changes = {}) {
  const practice = new TestPractice();
  practice.server.answer = () => 'accept';
  const account = practice.addAccount(changes);
  const outbox = practice.startOutbox();
  const [id = ''] = await practice.write(account, 1, {}, outbox);
  await nextTurn();
  return { practice, account, id };
}

describe('one message in full', () => {
  it('shows its facts, its history, a sentence and what can be done', async () => {
    const { practice, id } = await sentPractice();
    const item = getItem(practice.ports, NO_TRACKING, id);
    expect(item.message).toMatchObject({ id, status: 'Queued', preview: 'See you on Friday.' });
    expect(item.history.map(({ code }) => code)).toEqual(['created', 'accepted']);
    expect(item.sentence).toContain('mail.example.org');
    expect(item.contradicting).toEqual([]);
    expect(item.can).toMatchObject({ sendAgain: true, cancel: false, resolve: false });
  });

  it('says what the account can confirm: more with tracking and a server that reports', async () => {
    const { practice, account, id } = await sentPractice();
    const tracking = () => [{ accountId: account.id, lastCheckedAt: null }];
    expect(getItem(practice.ports, NO_TRACKING, id).canConfirm.Delivered).toBe(false);
    expect(getItem(practice.ports, tracking, id).canConfirm.Delivered).toBe(true);
    expect(
      getItem(practice.ports, () => [{ accountId: 'other', lastCheckedAt: 1 }], id).canConfirm.Delivered,
    ).toBe(false);
  });

  it('flags what contradicts a failure', async () => {
    const { practice, id } = await sentPractice();
    const keys = { envelopeId: id };
    recordReports(practice.ports, [
      sampleReport({ keys, key: 'one', status: 'Bounced', code: 'bounced' }),
      sampleReport({ keys, key: 'two', status: 'Opened', code: 'opened', occurredAt: NOW + 9_000 }),
    ]);
    const { history, contradicting } = getItem(practice.ports, NO_TRACKING, id);
    expect(contradicting).toEqual([history.at(-1)?.sequence]);
  });

  it('says why it waits: offline, but not for a server on this computer; paused', async () => {
    const practice = new TestPractice();
    practice.network.set(false);
    const account = practice.addAccount();
    const local = practice.addAccount({ id: 'local', host: 'localhost', security: 'none' });
    const [away = ''] = await practice.write(account);
    const [here = ''] = await practice.write(local);
    const offline = getItem(practice.ports, NO_TRACKING, away).sentence;
    expect(getItem(practice.ports, NO_TRACKING, here).sentence).not.toBe(offline);
    practice.network.set(true);
    const online = getItem(practice.ports, NO_TRACKING, away).sentence;
    expect(online).not.toBe(offline);
    practice.ports.accounts.setPause(account.id, { reason: 'authentication-refused', at: NOW, detail: '' });
    expect(getItem(practice.ports, NO_TRACKING, away).sentence).toContain('paused');
  });

  it('is refused for a message that is not there', () => {
    const practice = new TestPractice();
    expect(() => getItem(practice.ports, NO_TRACKING, 'unknown')).toThrow('not in the log');
  });
});
