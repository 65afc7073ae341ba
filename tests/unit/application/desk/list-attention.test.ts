import { describe, expect, it } from 'vitest';
import { connectionView } from '../../../../src/main/application/desk/connection-view';
import { handleAccountTrouble } from '../../../../src/main/application/desk/handle-account-trouble';
import { listAttention } from '../../../../src/main/application/desk/list-attention';
import { setHandled } from '../../../../src/main/application/messages/set-handled';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { arrive } from '../../../../src/main/application/arrivals/arrive';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { sampleReport } from '../../../support/fakes/sample-report';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const MINUTE_MS = 60_000;
const ALL_WELL = () => [];
const PAUSE = { reason: 'password-needed', at: NOW, detail: '' } as const;

function count(practice: BouncedPractice): number {
  return connectionView(practice.ports, practice.asked, ALL_WELL).needsAttention;
}

describe('what needs attention', () => {
  it('is nothing when all is well', () => {
    const practice = new BouncedPractice();
    expect(listAttention(practice.ports, ALL_WELL)).toEqual({
      probableReports: [],
      pausedAccounts: [],
      outages: [],
      troubledTracking: [],
      lateReminders: [],
    });
    expect(count(practice)).toBe(0);
  });

  it('names failures that are only probably about a message, with the message, until a person decides', async () => {
    const practice = new BouncedPractice();
    const { messageId } = await practice.sentPatient();
    const keys = { recipient: 'anh@example.org' };
    recordReports(practice.ports, [sampleReport({ keys, status: 'Bounced', code: 'bounced' })]);
    expect(listAttention(practice.ports, ALL_WELL).probableReports).toMatchObject([
      { report: { messageId, status: 'Bounced' }, row: { id: messageId, status: 'Queued' } },
    ]);
    expect(count(practice)).toBe(1);
  });

  it('names paused accounts, handled ones too, and counts those that nobody has handled', () => {
    const practice = new BouncedPractice();
    const { id, name } = practice.account;
    practice.ports.accounts.setPause(id, PAUSE);
    expect(listAttention(practice.ports, ALL_WELL).pausedAccounts).toEqual([
      { accountId: id, accountName: name, channel: 'email', pause: PAUSE, handled: null },
    ]);
    expect(count(practice)).toBe(1);
    const request = { accountId: id, about: 'sending', isHandled: true, note: '' } as const;
    handleAccountTrouble(practice.ports, ALL_WELL, request, STAFF);
    expect(listAttention(practice.ports, ALL_WELL).pausedAccounts).toMatchObject([
      { handled: { by: STAFF } },
    ]);
    expect(count(practice)).toBe(0);
  });

  it('names accounts whose mailboxes are not read, as long as they exist', () => {
    const practice = new BouncedPractice();
    const { id, name } = practice.account;
    const trouble = { kind: 'authentication-refused', detail: 'NO', at: NOW } as const;
    const rest = { lastCheckedAt: NOW, backfill: null };
    const states = () => [
      { ...rest, accountId: id, trouble },
      { ...rest, accountId: 'removed', trouble },
    ];
    expect(listAttention(practice.ports, states).troubledTracking).toEqual([
      { accountId: id, accountName: name, channel: 'email', trouble, handled: null },
    ]);
    expect(connectionView(practice.ports, practice.asked, states).needsAttention).toBe(1);
    const request = { accountId: id, about: 'tracking', isHandled: true, note: '' } as const;
    handleAccountTrouble(practice.ports, states, request, STAFF);
    expect(listAttention(practice.ports, states).troubledTracking).toMatchObject([
      { trouble, handled: { by: STAFF } },
    ]);
    expect(connectionView(practice.ports, practice.asked, states).needsAttention).toBe(0);
  });

  it('names a mailbox that cannot be reached when half an hour has passed', () => {
    const practice = new BouncedPractice();
    const trouble = { kind: 'unreachable', detail: '', at: NOW } as const;
    const states = () => [{ accountId: practice.account.id, lastCheckedAt: NOW, backfill: null, trouble }];
    const named = () => listAttention(practice.ports, states).troubledTracking.length;
    practice.clock.advance(30 * MINUTE_MS - 1);
    expect(named()).toBe(0);
    practice.clock.advance(1);
    expect(named()).toBe(1);
  });

  it('names appointment reminders that should have left half an hour ago', async () => {
    const practice = new BouncedPractice();
    practice.network.set(false);
    const [reminder = ''] = await practice.write(practice.account, 1);
    await practice.write(practice.account, 1, { purpose: 'Recall' });
    practice.clock.advance(30 * MINUTE_MS);
    expect(listAttention(practice.ports, ALL_WELL).lateReminders).toEqual([]);
    practice.clock.advance(MINUTE_MS);
    expect(listAttention(practice.ports, ALL_WELL).lateReminders).toMatchObject([{ id: reminder }]);
    expect(count(practice)).toBe(1);
    setHandled(practice.ports, [reminder], true, 'Called', STAFF);
    expect(listAttention(practice.ports, ALL_WELL).lateReminders).toEqual([]);
    expect(count(practice)).toBe(0);
  });

  it('counts messages that bounced, and arrivals that a stop waits for', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.bouncedPatient();
    const view = () => connectionView(practice.ports, practice.asked, ALL_WELL);
    expect(view()).toMatchObject({ needsAttention: 1, arrivalsWithStops: 0 });
    arrive(practice.ports, patientId, STAFF);
    setHandled(practice.ports, [messageId], true, '', STAFF);
    expect(view()).toMatchObject({ needsAttention: 0, arrivalsWithStops: 1 });
  });
});
