import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBatches } from '../../src/renderer/features/batches/batches-store';
import { FIRST_QUERY } from '../../src/renderer/features/batches/message-query';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import type { BatchOutcomes } from '../../src/shared/domain/batch-outcome';
import type { MessageListRequest } from '../../src/shared/domain/message-list';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleBatch, sampleRow } from '../support/sample-rows';
import { samplePush } from '../support/sample-screens';

const state = () => useBatches.getState();
const NOTHING: BatchOutcomes = { left: 0, waiting: 0, sending: 0, unconfirmed: 0, failed: 0, notSent: [] };
let bridge: FakeBridge;

beforeEach(() => {
  vi.useFakeTimers();
  useBatches.setState(useBatches.getInitialState(), true);
  bridge = installFakeBridge();
  bridge.answer('messages:list', () => yes({ rows: [], nextCursor: null, notUnderstood: [] }));
  bridge.answer('batches:outcomes', () => yes(NOTHING));
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a batch as a whole', () => {
  it('is stopped, and says how many had not left', async () => {
    bridge.answer('batches:stop', () => yes({ count: 55 }));
    await state().stopBatch('batch-1');
    expect(bridge.requestsOn('batches:stop')).toEqual([{ batchId: 'batch-1' }]);
    expect(state().actionNote?.text).toBe('55 messages stopped.');
  });

  it.each(['stopBatch', 'endHold'] as const)('ends the notice that counts it down: %s', async (steer) => {
    const { offer } = useUndoToasts.getState();
    const toast = { text: () => '200 messages leave in 1:42', undo: () => undefined, label: 'Stop' };
    bridge.answer('batches:stop', () => yes({ count: 200 }));
    bridge.answer('batches:end-hold', () => yes({ count: 200 }));
    offer({ ...toast, about: 'batch-2' });
    await state()[steer]('batch-1');
    expect(useUndoToasts.getState().toast?.about).toBe('batch-2');
    offer({ ...toast, about: 'batch-1' });
    await state()[steer]('batch-1');
    expect(useUndoToasts.getState().toast).toBeNull();
  });

  it('says so when there was nothing left to stop', async () => {
    bridge.answer('batches:stop', () => yes({ count: 0 }));
    await state().stopBatch('batch-1');
    expect(state().actionNote?.text).toBe('Nothing of the batch waited any more.');
  });

  it('keeps the reason when main says no', async () => {
    bridge.answer('batches:resume', () => ({ ok: false, error: { code: 'not-found', message: '' } }));
    await state().resumeBatch('batch-1');
    expect(state().actionFailure).toMatchObject({ happened: 'Not resumed.', failure: { code: 'not-found' } });
  });

  it('finds all that waits, page by page, and leaves out what is on its way', async () => {
    bridge.answer('messages:list', ({ cursor }) =>
      yes({
        rows:
          cursor === null
            ? [sampleRow(1), sampleRow(2, { outboxState: 'sending', dueAt: null })]
            : [sampleRow(3)],
        nextCursor: cursor === null ? 'after-2' : null,
        notUnderstood: [],
      }),
    );
    expect(await state().idsToCancel('batch-1')).toEqual(['message-1', 'message-3']);
    const asked = bridge.requestsOn('messages:list') as MessageListRequest[];
    expect(asked.map(({ batchId, quickFilter, cursor }) => [batchId, quickFilter, cursor])).toEqual([
      ['batch-1', 'waiting', null],
      ['batch-1', 'waiting', 'after-2'],
    ]);
  });

  it('sends again only what failed and has come to something', async () => {
    const rows = [
      sampleRow(1, { status: 'Bounced', statusCode: 'bounced', outboxState: null }),
      sampleRow(2, { status: 'Error', statusCode: 'send-refused', outboxState: 'unconfirmed' }),
    ];
    bridge.answer('messages:list', () => yes({ rows, nextCursor: null, notUnderstood: [] }));
    expect(await state().idsToSendAgain('batch-1')).toEqual(['message-1']);
    expect((bridge.requestsOn('messages:list')[0] as MessageListRequest).quickFilter).toBe('failed');
  });

  it('cancels many in parts, so that nobody else waits for main', async () => {
    bridge.answer('messages:cancel', ({ messageIds }) => yes({ cancelled: messageIds.length }));
    await state().cancel(Array.from({ length: 1_100 }, (_, index) => `message-${String(index)}`));
    const sizes = bridge
      .requestsOn('messages:cancel')
      .map((each) => (each as { messageIds: [] }).messageIds.length);
    expect(sizes).toEqual([500, 500, 100]);
    expect(state().actionNote?.text).toBe('1,100 messages cancelled.');
  });

  it('is made ready for paper as a whole, and put away when it is saved', async () => {
    bridge.answer('messages:list', () => yes({ rows: [sampleRow(1)], nextCursor: null, notUnderstood: [] }));
    bridge.answer('batches:save-pdf', () => yes({ isSaved: true }));
    await state().makePrint('batch-1');
    expect(state().printed?.rows.map(({ id }) => id)).toEqual(['message-1']);
    await state().savePrint();
    expect(state().printed).toBeNull();
    expect(state().actionNote?.text).toBe('The list was saved as a PDF.');
  });
});

describe('what became of the chosen batch', () => {
  it('is counted when it is chosen, and again in a while when it changes', async () => {
    state().showQuery({ batchId: 'batch-1' });
    await vi.runAllTimersAsync();
    expect(state().outcomes).toEqual({ batchId: 'batch-1', counts: NOTHING });
    for (let push = 0; push < 20; push += 1) {
      state().takeOutcomeChanges(samplePush({ batches: [sampleBatch(1), sampleBatch(2)] }));
    }
    state().takeOutcomeChanges(samplePush({ batches: [sampleBatch(2)] }));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('batches:outcomes')).toHaveLength(2);
  });

  it('is not taken for that of another batch when the answer comes late', async () => {
    const late = pending<ReturnType<typeof yes<BatchOutcomes>>>();
    bridge.answer('batches:outcomes', () => late.promise);
    state().showQuery({ batchId: 'batch-1' });
    bridge.answer('batches:outcomes', () => yes({ ...NOTHING, left: 2 }));
    state().showQuery({ batchId: 'batch-2' });
    late.settle(yes({ ...NOTHING, left: 1 }));
    await vi.runAllTimersAsync();
    expect(state().outcomes).toEqual({ batchId: 'batch-2', counts: { ...NOTHING, left: 2 } });
  });

  it('leaves with its batch: its groups mean nothing in another one', () => {
    state().showQuery({ batchId: 'batch-1' });
    state().chooseQuickFilter('left');
    state().showQuery({ batchId: 'batch-2' });
    expect(state().query).toEqual({ ...FIRST_QUERY, batchId: 'batch-2' });
    state().chooseQuickFilter('waiting');
    state().showQuery({ batchId: 'batch-1' });
    expect(state().query.quickFilter).toBe('waiting');
  });

  it('is paced only while it is under way', () => {
    const going = sampleBatch(1, { outbox: { waiting: 5, sending: 1, unconfirmed: 0 } });
    state().takeOutcomeChanges(samplePush({ batches: [going] }));
    expect(state().paces.get('batch-1')).toEqual([{ at: Date.now(), toGo: 6 }]);
    state().takeOutcomeChanges(samplePush({ batches: [{ ...going, stopped: { at: 1, by: 'Mia' } }] }));
    expect(state().paces.has('batch-1')).toBe(false);
  });
});
