import { describe, expect, it } from 'vitest';
import { getItem } from '../../../../src/main/application/messages/get-item';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { nextTurn } from '../../../support/fakes/next-turn';
import { sampleReport } from '../../../support/fakes/sample-report';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleTracking } from '../../../support/log/sample-log';

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
    const item = getItem(practice.ports, id);
    expect(item.message).toMatchObject({ id, status: 'Queued', preview: 'See you on Friday.' });
    expect(item.history.map(({ code }) => code)).toEqual(['created', 'accepted']);
    expect(item.sentence).toContain('mail.example.org');
    expect(item.contradicting).toEqual([]);
    expect(item.can).toMatchObject({ sendAgain: true, cancel: false, resolve: false });
  });

  it('says what the account can confirm: more with tracking, a server that reports, and what has been seen', async () => {
    const { practice, account, id } = await sentPractice();
    const canConfirm = () => getItem(practice.ports, id).canConfirm;
    expect(canConfirm()).toMatchObject({ Delivered: false, Bounced: false });
    practice.ports.tracking.save(account.id, sampleTracking());
    expect(canConfirm()).toMatchObject({ Delivered: true, Bounced: true, Opened: false });
    practice.ports.tracking.noteSeen(account.id, ['Opened']);
    expect(canConfirm().Opened).toBe(true);
  });

  it('says what may still settle a doubt: nothing without tracking, the folder of copies where one is looked at', async () => {
    const { practice, account, id } = await sentPractice();
    expect(getItem(practice.ports, id).tracking).toBeNull();
    practice.ports.tracking.save(account.id, sampleTracking({ sentFolder: 'Sent' }));
    expect(getItem(practice.ports, id).tracking).toEqual({ sentFolder: 'Sent' });
    const training = await sentPractice({ kind: 'training' });
    expect(getItem(training.practice.ports, training.id).tracking).toEqual({ sentFolder: null });
  });

  it('flags what contradicts a failure', async () => {
    const { practice, id } = await sentPractice();
    const keys = { envelopeId: id };
    recordReports(practice.ports, [
      sampleReport({ keys, key: 'one', status: 'Bounced', code: 'bounced' }),
      sampleReport({ keys, key: 'two', status: 'Opened', code: 'opened', occurredAt: NOW + 9_000 }),
    ]);
    const { history, contradicting } = getItem(practice.ports, id);
    expect(contradicting).toEqual([history.at(-1)?.sequence]);
  });

  it('says why it waits: offline, but not for a server on this computer; paused', async () => {
    const practice = new TestPractice();
    practice.network.set(false);
    const account = practice.addAccount();
    const local = practice.addAccount({ id: 'local', host: 'localhost', security: 'none' });
    const [away = ''] = await practice.write(account);
    const [here = ''] = await practice.write(local);
    const offline = getItem(practice.ports, away).sentence;
    expect(getItem(practice.ports, here).sentence).not.toBe(offline);
    practice.network.set(true);
    const online = getItem(practice.ports, away).sentence;
    expect(online).not.toBe(offline);
    practice.ports.accounts.setPause(account.id, { reason: 'authentication-refused', at: NOW, detail: '' });
    expect(getItem(practice.ports, away).sentence).toContain('paused');
  });

  it('is refused for a message that is not there', () => {
    const practice = new TestPractice();
    expect(() => getItem(practice.ports, 'unknown')).toThrow('not in the log');
  });
});
