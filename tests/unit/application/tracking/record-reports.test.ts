import { describe, expect, it } from 'vitest';
import { resolveUnconfirmed } from '../../../../src/main/application/messages/resolve-unconfirmed';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { nextTurn } from '../../../support/fakes/next-turn';
import { sampleReport } from '../../../support/fakes/sample-report';
import { REPLY_LOST, sampleFailure } from '../../../support/fakes/sample-results';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const NONE = { recorded: 0, probable: 0, known: 0, unmatched: 0 };

/** A message under way, whose attempt the test ends. */
async function sendingPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const outbox = practice.startOutbox();
  const [id = ''] = await practice.write(account, 1, {}, outbox);
  return { practice, outbox, id, keys: { envelopeId: id } };
}

async function sentPractice() {
  const sending = await sendingPractice();
  sending.practice.server.running[0]?.accept();
  await nextTurn();
  return sending;
}

async function unconfirmedPractice() {
  const sending = await sendingPractice();
  sending.practice.server.running[0]?.fail(REPLY_LOST);
  await nextTurn();
  return sending;
}

describe('recording reports', () => {
  it('makes a history line of each, with where it came from and how it was matched', async () => {
    const { practice, id, keys } = await sentPractice();
    const evidence = { mediaType: 'message/rfc822', text: 'Subject: Delivered' } as const;
    const report = sampleReport({ keys, detail: { server: 'mx.example.org' }, evidence });
    expect(recordReports(practice.ports, [report])).toEqual({ ...NONE, recorded: 1 });
    const line = practice.ports.messages.history(id).at(-1);
    expect(line).toMatchObject({
      at: NOW + 1_000,
      status: 'Delivered',
      code: 'delivered',
      source: 'mailbox',
      by: null,
      detail: { server: 'mx.example.org', matchedBy: 'envelope-id' },
    });
    expect(practice.ports.messages.evidence(id, line?.sequence ?? 0)).toEqual(evidence);
  });

  it('changes nothing when the same report is read again', async () => {
    const { practice, id, keys } = await sentPractice();
    const report = sampleReport({ keys });
    recordReports(practice.ports, [report]);
    expect(recordReports(practice.ports, [report, report])).toEqual({ ...NONE, known: 2 });
    expect(practice.codes(id)).toEqual(['created', 'accepted', 'delivered']);
  });

  it('shows the same in whatever order reports arrive', async () => {
    const shown = [];
    for (const isReversed of [false, true]) {
      const { practice, id, keys } = await sentPractice();
      const reports = [
        sampleReport({ keys, key: 'one', status: 'Sent', code: 'handed-on', occurredAt: NOW + 1 }),
        sampleReport({ keys, key: 'two', occurredAt: NOW + 2 }),
        sampleReport({ keys, key: 'three', status: 'Opened', code: 'opened', occurredAt: NOW + 3 }),
      ];
      recordReports(practice.ports, isReversed ? reports.reverse() : reports);
      const { status, statusAt } = practice.row(id);
      shown.push({ status, statusAt });
    }
    expect(shown).toEqual([
      { status: 'Opened', statusAt: NOW + 3 },
      { status: 'Opened', statusAt: NOW + 3 },
    ]);
  });

  it('does nothing with a report about nobody, or good news that is only probably about somebody', async () => {
    const { practice, id } = await sentPractice();
    const keys = { recipient: 'patient.1@example.org' };
    const reports = [
      sampleReport({ key: 'one', keys: { envelopeId: 'unknown' } }),
      sampleReport({ key: 'two', keys }),
    ];
    expect(recordReports(practice.ports, reports)).toEqual({ ...NONE, unmatched: 2 });
    expect(practice.ports.attention.countUndecided()).toBe(0);
    expect(practice.codes(id)).toEqual(['created', 'accepted']);
    expect(practice.logger.lines).toEqual([
      { level: 'warn', event: 'reports-unmatched', facts: { count: 2 } },
    ]);
  });

  it('commits all that came together, or nothing of it', async () => {
    const { practice, id, keys } = await sentPractice();
    const append = practice.ports.messages.append.bind(practice.ports.messages);
    practice.ports.messages.append = (messageId, update, at) => {
      if (update.code === 'opened') throw new Error('no');
      return append(messageId, update, at);
    };
    const reports = [
      sampleReport({ keys }),
      sampleReport({ keys, key: 'two', status: 'Opened', code: 'opened' }),
    ];
    expect(() => recordReports(practice.ports, reports)).toThrow('no');
    expect(practice.codes(id)).toEqual(['created', 'accepted']);
  });
});

describe('a report about a message that is in doubt', () => {
  it('ends the doubt: it has gone and is not sent again', async () => {
    const { practice, id, keys } = await unconfirmedPractice();
    recordReports(practice.ports, [sampleReport({ keys })]);
    expect(practice.row(id)).toMatchObject({ status: 'Delivered', outboxState: null });
  });

  it('ends the doubt even when it only says that the recipient’s server is still trying', async () => {
    const { practice, id, keys } = await unconfirmedPractice();
    recordReports(practice.ports, [sampleReport({ keys, status: null, code: 'delayed' })]);
    expect(practice.row(id)).toMatchObject({ status: 'Queued', outboxState: null });
    expect(practice.codes(id)).toEqual(['created', 'unconfirmed', 'delayed', 'accepted']);
    expect(practice.ports.messages.history(id).at(-1)).toMatchObject({ source: 'mailbox', at: NOW + 1_000 });
  });

  it('stops it when a person had said that it did not go, and it waits to be sent again', async () => {
    const { practice, outbox, id, keys } = await unconfirmedPractice();
    practice.network.set(false);
    resolveUnconfirmed(practice.ports, outbox, id, 'not-gone', STAFF);
    recordReports(practice.ports, [sampleReport({ keys })]);
    practice.server.answer = () => 'accept';
    practice.network.set(true);
    await practice.pass(3_600_000);
    expect(practice.server.accepted).toEqual([]);
    expect(practice.row(id)).toMatchObject({ status: 'Delivered', outboxState: null });
  });

  it('counts even when it comes before the attempt has ended', async () => {
    const { practice, id, keys } = await sendingPractice();
    practice.server.running[0]?.handOver();
    recordReports(practice.ports, [sampleReport({ keys })]);
    expect(practice.row(id)).toMatchObject({ status: 'Delivered', outboxState: 'sending' });
    practice.server.running[0]?.fail(REPLY_LOST);
    await nextTurn();
    expect(practice.row(id)).toMatchObject({ status: 'Delivered', outboxState: null });
  });

  it('keeps it from being tried again even when the attempt seemed to have failed', async () => {
    const { practice, id, keys } = await sendingPractice();
    recordReports(practice.ports, [sampleReport({ keys })]);
    practice.server.running[0]?.fail(sampleFailure({ stage: 'body' }));
    await practice.pass(3_600_000);
    expect(practice.server.attempts).toHaveLength(1);
    expect(practice.row(id)).toMatchObject({ status: 'Delivered', outboxState: null });
  });

  it('does not stop a message that has never been tried', async () => {
    const practice = new TestPractice();
    const [id = ''] = await practice.write(practice.addAccount());
    expect(recordReports(practice.ports, [sampleReport({ keys: { envelopeId: id } })]).unmatched).toBe(1);
    expect(practice.row(id)).toMatchObject({ status: 'Created', outboxState: 'waiting' });
  });
});
