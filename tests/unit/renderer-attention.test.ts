import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shownTroubles, type ShownTrouble } from '../../src/renderer/features/attention/account-troubles';
import { useAttention } from '../../src/renderer/features/attention/attention-store';
import { createMessageList, type MessageListStore } from '../../src/renderer/features/attention/message-list';
import { troubleWords } from '../../src/renderer/shared/words/tracking';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import type { AttentionView, PausedAccount } from '../../src/shared/domain/attention';
import type { MessageRow } from '../../src/shared/domain/message';
import type { MessageListRequest } from '../../src/shared/domain/message-list';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleRow } from '../support/sample-rows';
import { SAMPLE_TIME, samplePush } from '../support/sample-screens';

const NOTHING: AttentionView = {
  probableReports: [],
  pausedAccounts: [],
  outages: [],
  troubledTracking: [],
  lateReminders: [],
};

let bridge: FakeBridge;
const toast = () => useUndoToasts.getState().toast;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = installFakeBridge();
  useUndoToasts.getState().dismiss();
  useAttention.setState(useAttention.getInitialState(), true);
  bridge.answer('attention:list', () => yes(NOTHING));
  bridge.answer('attention:decide-report', () => yes(null));
  bridge.answer('attention:handle-account', () => yes(null));
  bridge.answer('messages:set-handled', () => yes(null));
});

afterEach(() => {
  vi.useRealTimers();
});

function bounced(position: number, changes: Partial<MessageRow> = {}): MessageRow {
  return sampleRow(position, { status: 'Bounced', statusCode: 'bounced', outboxState: null, ...changes });
}

function handled(row: MessageRow): MessageRow {
  return { ...row, handledAt: SAMPLE_TIME, handledBy: 'Mia', handledNote: 'Called' };
}

describe('what needs attention', () => {
  const state = () => useAttention.getState();
  const paused: PausedAccount = {
    accountId: 'account-1',
    accountName: 'Clinic mail',
    channel: 'email',
    pause: { reason: 'authentication-refused', at: SAMPLE_TIME, detail: '535 no' },
    handled: null,
  };
  const refused = { kind: 'authentication-refused', detail: 'NO no', at: SAMPLE_TIME } as const;
  const troubles = shownTroubles({
    pausedAccounts: [paused, { ...paused, accountName: 'Clinic SMS', channel: 'sms' }],
    troubledTracking: [
      {
        accountId: 'account-1',
        accountName: 'Clinic mail',
        channel: 'email',
        trouble: refused,
        handled: null,
      },
      { accountId: 'account-2', accountName: 'Clinic SMS', channel: 'sms', trouble: refused, handled: null },
    ],
  });
  const [pause] = troubles.sending as [ShownTrouble];
  const [tracking] = troubles.tracking as [ShownTrouble];

  it('says of an account whether its messages wait or its bounces are not seen', () => {
    expect(pause).toMatchObject({
      happened: 'Clinic mail: user name or password refused.',
      detail: '535 no',
    });
    expect(pause.meaning).toContain('Its messages wait.');
    expect(tracking).toMatchObject({
      happened: 'Clinic mail: The mailbox server refused the user name or the password.',
      detail: 'NO no',
    });
    expect(tracking.meaning).toContain('bounces are not seen');
  });

  it('speaks of the provider, not of a mailbox, where an account sends SMS', () => {
    expect(troubles.sending[1]).toMatchObject({
      happened: 'Clinic SMS: user name or key refused.',
      meaning: 'Its messages wait. Enter the right key in Settings, then press Try again. Nothing is lost.',
    });
    const [, sms] = troubles.tracking;
    expect(sms).toMatchObject({
      happened: 'Clinic SMS: The SMS provider refused the user name or the key.',
      meaning:
        'SMS wait, and what became of earlier ones is not seen. Enter them again in the account’s settings.',
      stays: 'What becomes of SMS is still not seen until it works again.',
    });
    for (const kind of ['unreachable', 'password-needed', 'protocol', 'log-unwritable'] as const)
      expect(JSON.stringify(troubleWords(kind, 'sms'))).not.toMatch(/mailbox|bounces/);
  });

  it('is read once for many changes that stream in', async () => {
    for (const position of [1, 2, 3]) state().follow(samplePush({ messageIds: [`message-${position}`] }));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('attention:list')).toHaveLength(1);
  });

  it('is read again when only its count has changed: a reminder becomes late by itself', async () => {
    const { connection } = samplePush();
    state().follow(samplePush());
    await vi.runAllTimersAsync();
    state().follow(samplePush());
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('attention:list')).toHaveLength(1);
    state().follow(samplePush({ connection: { ...connection, needsAttention: 1 } }));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('attention:list')).toHaveLength(2);
  });

  it('takes a “no” about a report back', async () => {
    await state().decide('report-1', false);
    expect(toast()?.text).toBe('The report was put aside: not about this message');
    toast()?.undo?.();
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('attention:decide-report')).toEqual([
      { reportId: 'report-1', isAboutMessage: false },
      { reportId: 'report-1', isAboutMessage: null },
    ]);
  });

  it('offers no Undo of a “yes”: what it did is undone at the arrival stop', async () => {
    await state().decide('report-1', true);
    expect(toast()?.undo).toBeNull();
  });

  it('passes on what a person says of an outage, and reads what is left', async () => {
    bridge.answer('attention:decide-outage', () => yes(null));
    const outage = {
      domain: 'example.org',
      reason: 'userunknown',
      count: 5,
      heldCount: 1,
      lastAt: SAMPLE_TIME,
    };
    await state().decideOutage(outage, false);
    expect(bridge.requestsOn('attention:decide-outage')).toEqual([
      { domain: 'example.org', reason: 'userunknown', isDead: false },
    ]);
    expect(bridge.requestsOn('attention:list')).toHaveLength(1);
    expect(toast()).toMatchObject({ text: 'The addresses stay on the records', undo: null });
  });

  it('keeps the note of what is brought back by mistake', async () => {
    await state().bringTroubleBack({
      ...tracking,
      handled: { at: SAMPLE_TIME, by: 'Mia', note: 'Asked IT' },
    });
    toast()?.undo?.();
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('attention:handle-account')).toEqual([
      { accountId: 'account-1', about: 'tracking', isHandled: false, note: '' },
      { accountId: 'account-1', about: 'tracking', isHandled: true, note: 'Asked IT' },
    ]);
  });

  it('lets a paused account try again', async () => {
    bridge.answer('accounts:resume', () => yes(null));
    await state().tryAgain(pause);
    expect(bridge.requestsOn('accounts:resume')).toEqual([{ accountId: 'account-1' }]);
    expect(bridge.requestsOn('attention:list')).toHaveLength(1);
  });

  it('has a mailbox looked into again', async () => {
    bridge.answer('tracking:check-now', () => yes(null));
    await state().tryAgain(tracking);
    expect(bridge.requestsOn('tracking:check-now')).toEqual([{ accountId: 'account-1' }]);
    expect(bridge.requestsOn('attention:list')).toHaveLength(1);
  });

  it('says what was not done, and offers nothing to take back', async () => {
    bridge.answer('attention:handle-account', () => ({
      ok: false,
      error: { code: 'not-allowed-now', message: 'The account is not paused any more.' },
    }));
    await state().handleTrouble(pause, 'Asked IT');
    expect(state().trouble?.happened).toBe('The mark was not changed.');
    expect(toast()).toBeNull();
  });

  it('marks messages with a note, and takes the mark off again', async () => {
    await state().handleMessages(['message-1', 'message-2'], 'Called both');
    toast()?.undo?.();
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('messages:set-handled')).toEqual([
      { messageIds: ['message-1', 'message-2'], isHandled: true, note: 'Called both' },
      { messageIds: ['message-1', 'message-2'], isHandled: false, note: '' },
    ]);
  });
});

describe('the messages that need attention', () => {
  /** What main has, newest first. */
  let log: MessageRow[];
  let list: MessageListStore;
  const ids = () => list.getState().rowIds;
  const page = (position: number) => `message-${position}`;

  beforeEach(async () => {
    log = [bounced(3), bounced(2), bounced(1)];
    bridge.answer('messages:list', ({ cursor, limit }: MessageListRequest) => {
      const from = Number(cursor ?? 0);
      const rows = log.slice(from, from + limit);
      const next = from + limit < log.length ? String(from + limit) : null;
      return yes({ rows, nextCursor: next, notUnderstood: [] });
    });
    list = createMessageList('needs-attention');
    await list.getState().read();
  });

  it('leave the list when they are handled, and the keyboard goes to the next one', () => {
    list.getState().select({ selectedIds: new Set([page(2)]), activeId: page(2), anchorId: page(2) });
    list.getState().follow(samplePush({ messages: [handled(bounced(2))], messageIds: [page(2)] }));
    expect(ids()).toEqual([page(3), page(1)]);
    expect(list.getState().selection).toEqual({ selectedIds: new Set(), activeId: page(1), anchorId: null });
  });

  it('go to the one before when the last one leaves', () => {
    list.getState().select({ selectedIds: new Set([page(1)]), activeId: page(1), anchorId: page(1) });
    list.getState().follow(samplePush({ messages: [handled(bounced(1))], messageIds: [page(1)] }));
    expect(list.getState().selection.activeId).toBe(page(2));
  });

  it('are joined by one that fails while the list is open', async () => {
    const failed = bounced(4);
    log = [failed, ...log];
    list.getState().follow(samplePush({ messages: [failed], messageIds: [failed.id] }));
    await vi.runAllTimersAsync();
    expect(ids()).toEqual([page(4), page(3), page(2), page(1)]);
  });

  it('are not read again for a message that needs nobody', async () => {
    const sent = sampleRow(4, { status: 'Delivered', statusCode: 'delivered', outboxState: null });
    list.getState().follow(samplePush({ messages: [sent], messageIds: [sent.id] }));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('messages:list')).toHaveLength(1);
  });

  it('keep what was loaded further down when new ones come on top', async () => {
    log = Array.from({ length: 500 }, (_, index) => bounced(500 - index));
    await list.getState().read();
    await list.getState().readMore();
    expect(ids()).toHaveLength(400);
    log = [bounced(501), ...log];
    list.getState().follow(samplePush({ messages: [bounced(501)], messageIds: [page(501)] }));
    await vi.runAllTimersAsync();
    expect(ids()).toHaveLength(401);
    expect(ids().at(-1)).toBe(page(101));
  });

  it('begin anew where more has come than one page shows', async () => {
    const many = Array.from({ length: 300 }, (_, index) => bounced(400 - index));
    log = [...many, ...log];
    const messageIds = many.map(({ id }) => id);
    list.getState().follow(samplePush({ messages: many.slice(0, 200), messageIds, hasMoreMessages: true }));
    await vi.runAllTimersAsync();
    expect(ids()[0]).toBe(page(400));
    expect(ids()).toHaveLength(200);
    await list.getState().readMore();
    expect(ids()).toHaveLength(303);
  });

  it('ask for those that changed unlisted', async () => {
    bridge.answer('messages:rows', () => yes([handled(bounced(1))]));
    list.getState().follow(samplePush({ messageIds: [page(1), 'message-900'], hasMoreMessages: true }));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('messages:rows')).toEqual([{ messageIds: [page(1)] }]);
  });

  it('are sorted anew from the beginning', async () => {
    list.getState().sortBy('patient');
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('messages:list').at(-1)).toMatchObject({
      quickFilter: 'needs-attention',
      sort: { column: 'patient', isDescending: false },
      cursor: null,
    });
  });
});

describe('the messages that were handled', () => {
  it('are those that somebody has marked, and leave when they are brought back', async () => {
    const row = handled(bounced(1));
    bridge.answer('messages:list', () => yes({ rows: [row], nextCursor: null, notUnderstood: [] }));
    const list = createMessageList('handled');
    await list.getState().read();
    expect(list.getState().rowIds).toEqual(['message-1']);
    list.getState().follow(samplePush({ messages: [bounced(1)], messageIds: ['message-1'] }));
    expect(list.getState().rowIds).toEqual([]);
  });
});
