import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBatches } from '../../src/renderer/features/batches/batches-store';
import { FIRST_QUERY, sortedBy } from '../../src/renderer/features/batches/message-query';
import { NO_SELECTION } from '../../src/renderer/shared/ui/table/row-selection';
import type { MessageRow } from '../../src/shared/domain/message';
import type { MessagePage } from '../../src/shared/domain/message-list';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleRow, sampleRows } from '../support/sample-rows';
import { samplePush } from '../support/sample-screens';

type Yes<Value> = ReturnType<typeof yes<Value>>;

const state = () => useBatches.getState();
const ids = (...positions: number[]) => positions.map((position) => `message-${position}`);
const page = (rows: MessageRow[], nextCursor: string | null = null): MessagePage => ({
  rows,
  nextCursor,
  notUnderstood: [],
});
const pushOf = (messages: MessageRow[]) => samplePush({ messages, messageIds: messages.map(({ id }) => id) });

let bridge: FakeBridge;
/** What main would list now. */
let log: MessageRow[];

beforeEach(async () => {
  vi.useFakeTimers();
  useBatches.setState(useBatches.getInitialState(), true);
  bridge = installFakeBridge();
  log = sampleRows(3);
  bridge.answer('messages:list', () => yes(page(log)));
  state().noteScrolledToTop(true);
  state().showQuery(FIRST_QUERY);
  await vi.runAllTimersAsync();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the messages shown', () => {
  it('are the first page of the log, newest first', () => {
    expect(state().rowIds).toEqual(ids(3, 2, 1));
    expect(state().isLoaded).toBe(true);
    expect(bridge.requestsOn('messages:list')[0]).toEqual({ ...FIRST_QUERY, cursor: null, limit: 200 });
  });

  it('go on with the next page, once however often it is asked for', async () => {
    bridge.answer('messages:list', ({ cursor }) =>
      yes(cursor === null ? page(sampleRows(4, 3), 'after-3') : page(sampleRows(2, 1))),
    );
    await state().readMessages();
    await Promise.all([state().readMoreMessages(), state().readMoreMessages()]);
    expect(state().rowIds).toEqual(ids(4, 3, 2, 1));
    expect(state().nextCursor).toBeNull();
  });

  it('keep the latest question when an earlier answer comes late', async () => {
    const slow = pending<Yes<MessagePage>>();
    bridge.answer('messages:list', () => slow.promise);
    state().showQuery({ batchId: 'batch-7' });
    bridge.answer('messages:list', () => yes(page([sampleRow(9)])));
    state().showQuery({ batchId: 'batch-9' });
    await vi.runAllTimersAsync();
    slow.settle(yes(page([sampleRow(7)])));
    await vi.runAllTimersAsync();
    expect(state().rowIds).toEqual(ids(9));
  });

  it('stay, with the reason, when main refuses', async () => {
    bridge.answer('messages:list', () => ({ ok: false, error: { code: 'log-unavailable', message: '' } }));
    await state().readMessages();
    expect(state().failure?.code).toBe('log-unavailable');
    expect(state().rowIds).toEqual(ids(3, 2, 1));
    expect(state().isBusy).toBe(false);
  });
});

describe('searching', () => {
  it('asks main once after the last key', async () => {
    const asked = bridge.requestsOn('messages:list').length;
    for (const text of ['s', 'st', 'status:bounced']) state().typeSearch(text);
    expect(state().searchText).toBe('status:bounced');
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('messages:list').slice(asked)).toMatchObject([{ search: 'status:bounced' }]);
  });

  it('is given up when another list is chosen before it began', async () => {
    state().typeSearch('nguyen');
    state().showQuery({ batchId: 'batch-1' });
    await vi.runAllTimersAsync();
    expect(state().query).toMatchObject({ batchId: 'batch-1', search: '' });
    expect(state().searchText).toBe('');
  });

  it('turns a column round at the second click, and begins with the newest or with A', () => {
    expect(sortedBy(FIRST_QUERY, 'patient')).toEqual({ column: 'patient', isDescending: false });
    expect(sortedBy(FIRST_QUERY, 'statusTime')).toEqual({ column: 'statusTime', isDescending: true });
    expect(sortedBy(FIRST_QUERY, 'created')).toEqual({ column: 'created', isDescending: false });
  });
});

describe('changes that are pushed', () => {
  it('change a row in its place, and no other', () => {
    const before = state();
    const opened = sampleRow(2, { status: 'Opened', outboxState: null });
    state().takeMessageChanges(pushOf([opened]));
    expect(state().rows.get('message-2')).toEqual(opened);
    expect(state().rows.get('message-1')).toBe(before.rows.get('message-1'));
    expect(state().rowIds).toBe(before.rowIds);
  });

  it('put new messages on top when the list is at its top', () => {
    state().takeMessageChanges(pushOf([sampleRow(4), sampleRow(5)]));
    expect(state().rowIds).toEqual(ids(5, 4, 3, 2, 1));
  });

  it('leave out new messages of another batch', async () => {
    state().showQuery({ batchId: 'batch-1' });
    await vi.runAllTimersAsync();
    state().takeMessageChanges(pushOf([sampleRow(4, { batchId: 'batch-2' })]));
    expect(state().rowIds).toEqual(ids(3, 2, 1));
  });

  it('only announce new messages while the list is scrolled', async () => {
    state().noteScrolledToTop(false);
    log = sampleRows(5);
    state().takeMessageChanges(pushOf([sampleRow(5), sampleRow(4)]));
    await vi.runAllTimersAsync();
    expect(state().rowIds).toEqual(ids(3, 2, 1));
    expect(state().news).toEqual({ newCount: 2, isCountCut: false, hasMoved: false });
  });

  it('only announce new messages while rows are selected', async () => {
    state().select({ ...NO_SELECTION, selectedIds: new Set(ids(2)) });
    log = sampleRows(4);
    state().takeMessageChanges(pushOf([sampleRow(4)]));
    await vi.runAllTimersAsync();
    expect(state().rowIds).toEqual(ids(3, 2, 1));
    expect(state().news.newCount).toBe(1);
  });

  it('leave no gap between those announced and those that come after', async () => {
    state().noteScrolledToTop(false);
    log = sampleRows(4);
    state().takeMessageChanges(pushOf([sampleRow(4)]));
    await vi.runAllTimersAsync();
    state().noteScrolledToTop(true);
    log = sampleRows(5);
    state().takeMessageChanges(pushOf([sampleRow(5)]));
    await vi.runAllTimersAsync();
    expect(state().rowIds).toEqual(ids(5, 4, 3, 2, 1));
    expect(state().news.newCount).toBe(0);
  });

  it('are compared with the log where only main can tell what belongs to the list', async () => {
    state().showQuery({ quickFilter: 'waiting' });
    await vi.runAllTimersAsync();
    log = sampleRows(4);
    state().takeMessageChanges(pushOf([sampleRow(4)]));
    await vi.runAllTimersAsync();
    expect(state().rowIds).toEqual(ids(4, 3, 2, 1));
  });

  it('keep a row that no longer fits the filter where it is, and say that the list has changed', async () => {
    state().showQuery({ quickFilter: 'waiting' });
    await vi.runAllTimersAsync();
    log = [sampleRow(3), sampleRow(1)];
    state().takeMessageChanges(pushOf([sampleRow(2, { status: 'Queued', outboxState: null })]));
    await vi.runAllTimersAsync();
    expect(state().rowIds).toEqual(ids(3, 2, 1));
    expect(state().rows.get('message-2')?.status).toBe('Queued');
    expect(state().news).toEqual({ newCount: 0, isCountCut: false, hasMoved: true });
  });

  it('ask main for what is on the screen when more has changed than is listed', async () => {
    log = sampleRows(3).map((row) => ({ ...row, status: 'Delivered' }));
    bridge.answer('messages:rows', ({ messageIds }) =>
      yes(messageIds.map((id) => sampleRow(Number(id.replace('message-', '')), { status: 'Delivered' }))),
    );
    state().noteVisibleRows(ids(3, 2));
    state().takeMessageChanges({ ...pushOf([sampleRow(3, { status: 'Delivered' })]), hasMoreMessages: true });
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('messages:rows')).toEqual([{ messageIds: ids(2) }]);
    expect(state().rows.get('message-2')?.status).toBe('Delivered');
    state().noteVisibleRows(ids(1));
    await vi.runAllTimersAsync();
    expect(state().rows.get('message-1')?.status).toBe('Delivered');
  });

  it('ask main for nothing when nothing has changed but the clock of the tracker', async () => {
    const asked = bridge.calls.length;
    state().takeMessageChanges(samplePush());
    await vi.runAllTimersAsync();
    expect(bridge.calls).toHaveLength(asked);
  });

  it('compare once however many come at a time', async () => {
    state().showQuery({ search: 'nguyen' });
    await vi.runAllTimersAsync();
    const asked = bridge.requestsOn('messages:list').length;
    for (let count = 0; count < 50; count += 1) state().takeMessageChanges(pushOf([sampleRow(2)]));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('messages:list')).toHaveLength(asked + 1);
  });
});
