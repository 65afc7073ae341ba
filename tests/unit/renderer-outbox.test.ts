import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryWords } from '../../src/renderer/features/outbox/entry-words';
import { outboxGroups } from '../../src/renderer/features/outbox/outbox-groups';
import { useOutbox } from '../../src/renderer/features/outbox/outbox-store';
import { NEVER_DUE } from '../../src/shared/domain/batch';
import type { OutboxEntry } from '../../src/shared/domain/outbox';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { samplePush } from '../support/sample-screens';

const now = new Date(2026, 2, 3, 10, 2).getTime();
const entry = (messageId: string, changes: Partial<OutboxEntry> = {}): OutboxEntry => ({
  messageId,
  accountId: 'account-1',
  accountName: 'Clinic mail',
  channel: 'email',
  patientName: 'Nguyen, Anh',
  recipient: 'anh@example.org',
  subject: 'Your invoice',
  state: 'waiting',
  dueAt: now,
  tries: 0,
  waitReason: null,
  lastDetail: null,
  pause: null,
  ...changes,
});

describe('the outbox panel', () => {
  it('puts what asks for an answer first, then each account with the next message on top', () => {
    const groups = outboxGroups([
      entry('late', { dueAt: now + 2 }),
      entry('other', { accountId: 'account-2', accountName: 'Second' }),
      entry('soon', { dueAt: now + 1 }),
      entry('unknown', { state: 'unconfirmed', dueAt: null }),
    ]);
    expect(groups.unconfirmed.map(({ messageId }) => messageId)).toEqual(['unknown']);
    expect(
      groups.accounts.map((group) => [group.accountName, group.entries.map(({ messageId }) => messageId)]),
    ).toEqual([
      ['Clinic mail', ['soon', 'late']],
      ['Second', ['other']],
    ]);
  });

  it('says of a batch why its message waits, and never a time that there is not', () => {
    const dueAt = new Date(2026, 2, 3, 10, 4).getTime();
    const why = (waitReason: string, due = NEVER_DUE) =>
      entryWords(entry('a', { waitReason, dueAt: due }), now).why;
    expect(why('held', dueAt)).toBe('Its batch is held, so that it can still be stopped. It goes at 10:04.');
    expect(why('stopped')).toBe('Its batch was stopped. It waits until somebody resumes the batch.');
    expect(why('being-written')).toBe(
      'Its batch is still being written to the log. Nothing of it leaves before.',
    );
    expect(why('stopped', now)).toBe('The message waits and goes by itself.');
  });

  it('says why a message waits, how often it was tried and what the server said', () => {
    const dueAt = new Date(2026, 2, 3, 10, 40).getTime();
    const waiting = entry('a', { waitReason: 'reply', tries: 2, dueAt, lastDetail: '450 4.2.0 Greylisted' });
    expect(entryWords(waiting, now)).toEqual({
      why: 'The sending server did not take it yet. The message waits and is tried again at 10:40. Tried 2 times.',
      serverSays: '450 4.2.0 Greylisted',
    });
  });

  it('speaks of the SMS provider where it is an SMS that waits', () => {
    const dueAt = new Date(2026, 2, 3, 10, 40).getTime();
    const sms = entry('a', { channel: 'sms', waitReason: 'no-answer', dueAt });
    expect(entryWords(sms, now).why).toBe(
      'No answer from the SMS provider. The message waits and is tried again at 10:40.',
    );
    expect(entryWords({ ...sms, state: 'sending' }, now).why).toBe('Being handed to the SMS provider now.');
  });

  it('names no next try while the account is paused', () => {
    const pause = { reason: 'authentication-refused', at: now, detail: '535 no' } as const;
    expect(entryWords(entry('a', { pause, dueAt: now + 60_000 }), now).why).toBe(
      'The message waits until the account works again.',
    );
  });
});

describe('acting in the outbox panel', () => {
  let bridge: FakeBridge;
  beforeEach(() => {
    vi.useFakeTimers();
    useOutbox.setState(useOutbox.getInitialState(), true);
    bridge = installFakeBridge();
    bridge.answer('outbox:list', () => yes([entry('a')]));
    bridge.answer('app:connection', () => yes(samplePush().connection));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('reads the outbox again after each answer', async () => {
    bridge.answer('messages:resolve-unconfirmed', () => yes(null));
    await useOutbox.getState().resolve('a', 'not-gone');
    expect(bridge.calls.map(({ channel }) => channel)).toEqual([
      'messages:resolve-unconfirmed',
      'outbox:list',
      'app:connection',
    ]);
    expect(useOutbox.getState().entries).toHaveLength(1);
    expect(useOutbox.getState().busyIds.size).toBe(0);
  });

  it('keeps the reason when main says no', async () => {
    bridge.answer('accounts:resume', () => ({ ok: false, error: { code: 'password-storage', message: '' } }));
    await useOutbox.getState().resume('account-1');
    expect(useOutbox.getState().failure).toMatchObject({
      happened: 'Sending was not started again.',
      failure: { code: 'password-storage' },
    });
    expect(useOutbox.getState().busyIds.size).toBe(0);
  });

  it('reads once for many changes', async () => {
    for (let count = 0; count < 20; count += 1) useOutbox.getState().readSoon();
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('outbox:list')).toHaveLength(1);
  });
});
