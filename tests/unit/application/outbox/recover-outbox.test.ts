import { describe, expect, it } from 'vitest';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';
import { sampleReport } from '../../../support/fakes/sample-report';

const MINUTE_MS = 60_000;

/** One message was handed over, one was not, when the process died at NOW. */
async function diedPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const ids = await practice.write(account, 2);
  practice.ports.outbox.claim(account.id, NOW, 2);
  practice.ports.outbox.markHandedOver(ids[0] ?? '', NOW);
  return { practice, account, ids };
}

function statesOf(practice: TestPractice, ids: string[]) {
  return practice.rows(ids).map(({ outboxState, tries }) => ({ outboxState, tries }));
}

describe('a restart after the process died in the middle of attempts', () => {
  it('leaves Unconfirmed what was handed over and lets wait again what was not', async () => {
    const { practice, ids } = await diedPractice();
    practice.network.set(false);
    practice.startOutbox();
    expect(statesOf(practice, ids)).toEqual([
      { outboxState: 'unconfirmed', tries: 1 },
      { outboxState: 'waiting', tries: 0 },
    ]);
    expect(ids.map((id) => practice.codes(id).at(-1))).toEqual(['unconfirmed', 'returned-to-waiting']);
    expect(practice.logger.lines).toContainEqual({
      level: 'warn',
      event: 'outbox-recovered',
      facts: { unconfirmed: 1, waiting: 1 },
    });
  });

  it('sends again only what was not handed over', async () => {
    const { practice, ids } = await diedPractice();
    practice.server.answer = () => 'accept';
    practice.startOutbox();
    await practice.pass(48 * 60 * MINUTE_MS);
    expect(practice.server.accepted).toEqual([ids[1]]);
  });

  it('leaves everything Unconfirmed when the computer was restarted since the claim', async () => {
    const { practice, ids } = await diedPractice();
    practice.clock.advance(10 * MINUTE_MS);
    practice.bootedAt = NOW + MINUTE_MS;
    practice.startOutbox();
    expect(statesOf(practice, ids)).toEqual([
      { outboxState: 'unconfirmed', tries: 1 },
      { outboxState: 'unconfirmed', tries: 1 },
    ]);
  });

  it('leaves everything Unconfirmed when the clock stands before the claim: there may have been a power cut', async () => {
    const { practice, ids } = await diedPractice();
    practice.clock.setTo(NOW - 365 * 24 * 60 * MINUTE_MS);
    practice.bootedAt = practice.clock.now() - MINUTE_MS;
    practice.startOutbox();
    expect(practice.rows(ids).map(({ outboxState }) => outboxState)).toEqual(['unconfirmed', 'unconfirmed']);
  });

  it('doubts nothing that a report has proved to be there', async () => {
    const { practice, ids } = await diedPractice();
    const [handedOver = '', claimed = ''] = ids;
    const reports = [handedOver, claimed].map((envelopeId) =>
      sampleReport({ keys: { envelopeId }, key: envelopeId }),
    );
    recordReports(practice.ports, reports);
    practice.startOutbox();
    expect(practice.rows(ids).map(({ status, outboxState }) => [status, outboxState])).toEqual([
      ['Delivered', null],
      ['Delivered', null],
    ]);
    expect(practice.server.attempts).toEqual([]);
  });

  it('changes nothing when nothing was under way', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    practice.network.set(false);
    const ids = await practice.write(account, 2);
    practice.startOutbox();
    expect(statesOf(practice, ids)).toEqual(ids.map(() => ({ outboxState: 'waiting', tries: 0 })));
    expect(practice.logger.lines).toEqual([]);
  });
});
