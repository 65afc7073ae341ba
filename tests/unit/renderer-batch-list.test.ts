import { beforeEach, describe, expect, it } from 'vitest';
import { batchListItems } from '../../src/renderer/features/batches/batch-list-items';
import { useBatches } from '../../src/renderer/features/batches/batches-store';
import { tallySentence, toneCounts } from '../../src/renderer/shared/ui/tally';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleBatch, sampleTally } from '../support/sample-rows';
import { samplePush } from '../support/sample-screens';

const { readBatches, readMoreBatches, readOlderBatch, takeBatchChanges } = useBatches.getState();
let bridge: FakeBridge;

beforeEach(() => {
  useBatches.setState(useBatches.getInitialState(), true);
  bridge = installFakeBridge();
  bridge.answer('app:connection', () => yes({ ...samplePush().connection, messageCount: 12_480 }));
});

describe('the list of batches', () => {
  it('shows the newest first, and how many messages the log has', async () => {
    bridge.answer('batches:list', () => yes({ rows: [sampleBatch(3), sampleBatch(2)], nextCursor: null }));
    await readBatches();
    expect(useBatches.getState().batchIds).toEqual(['batch-3', 'batch-2']);
    expect(useBatches.getState().messageCount).toBe(12_480);
  });

  it('reads a chosen batch that is further down than the list is loaded, and follows it', async () => {
    bridge.answer('batches:get', () => yes(sampleBatch(1)));
    useBatches.setState({ query: { ...useBatches.getState().query, batchId: 'batch-1' } });
    await readOlderBatch('batch-1');
    expect(useBatches.getState().olderBatch?.id).toBe('batch-1');
    expect(useBatches.getState().batchIds).toEqual([]);
    useBatches.setState({ batchCursor: 'more', batches: new Map([['batch-3', sampleBatch(3)]]) });
    takeBatchChanges(samplePush({ batches: [{ ...sampleBatch(1), count: 7 }] }));
    expect(useBatches.getState().olderBatch?.count).toBe(7);
    expect([...useBatches.getState().batches.keys()]).toEqual(['batch-3']);
  });

  it('keeps no batch that is no longer the chosen one when its answer comes', async () => {
    bridge.answer('batches:get', () => yes(sampleBatch(1)));
    await readOlderBatch('batch-1');
    expect(useBatches.getState().olderBatch).toBeNull();
  });

  it('goes on where it ended, and asks for nothing after the last', async () => {
    bridge.answer('batches:list', ({ cursor }) =>
      yes(
        cursor === null
          ? { rows: [sampleBatch(3)], nextCursor: 'after-3' }
          : { rows: [sampleBatch(2)], nextCursor: null },
      ),
    );
    await readBatches();
    await readMoreBatches();
    await readMoreBatches();
    expect(useBatches.getState().batchIds).toEqual(['batch-3', 'batch-2']);
    expect(bridge.requestsOn('batches:list')).toHaveLength(2);
  });

  it('moves a bar without touching the order of the list', async () => {
    bridge.answer('batches:list', () => yes({ rows: [sampleBatch(3), sampleBatch(2)], nextCursor: null }));
    await readBatches();
    const { batchIds } = useBatches.getState();
    const moved = sampleBatch(2, { tally: sampleTally({ Delivered: 2 }) });
    takeBatchChanges(samplePush({ batches: [moved] }));
    expect(useBatches.getState().batches.get('batch-2')).toEqual(moved);
    expect(useBatches.getState().batchIds).toBe(batchIds);
  });

  it('puts a new batch on top', async () => {
    bridge.answer('batches:list', () => yes({ rows: [sampleBatch(2)], nextCursor: 'after-2' }));
    await readBatches();
    takeBatchChanges(samplePush({ batches: [sampleBatch(3)] }));
    expect(useBatches.getState().batchIds).toEqual(['batch-3', 'batch-2']);
  });

  it('leaves out an old batch that has not been scrolled to yet', async () => {
    bridge.answer('batches:list', () => yes({ rows: [sampleBatch(5)], nextCursor: 'after-5' }));
    await readBatches();
    takeBatchChanges(samplePush({ batches: [sampleBatch(1)] }));
    expect(useBatches.getState().batchIds).toEqual(['batch-5']);
  });

  it('forgets the answer for a log that is no longer open', async () => {
    const old =
      pending<ReturnType<typeof yes<{ rows: ReturnType<typeof sampleBatch>[]; nextCursor: null }>>>();
    bridge.answer('batches:list', () => old.promise);
    const first = readBatches();
    bridge.answer('batches:list', () => yes({ rows: [sampleBatch(9)], nextCursor: null }));
    await readBatches();
    old.settle(yes({ rows: [sampleBatch(1)], nextCursor: null }));
    await first;
    expect(useBatches.getState().batchIds).toEqual(['batch-9']);
  });

  it('keeps what it shows and says so when main refuses', async () => {
    bridge.answer('batches:list', () => ({ ok: false, error: { code: 'log-unavailable', message: '' } }));
    await readBatches();
    expect(useBatches.getState().batchFailure?.code).toBe('log-unavailable');
  });
});

describe('the days of the list', () => {
  it('stand above their batches, with All messages first', () => {
    const day = (date: number) => ({ createdAt: new Date(2026, 2, date, 9).getTime() });
    const batches = new Map([
      ['today-late', day(3)],
      ['today-early', day(3)],
      ['yesterday', day(2)],
      ['older', day(1)],
    ]);
    const items = batchListItems([...batches.keys()], batches, new Date(2026, 2, 3, 12).getTime());
    expect(
      items.map((item) => (item.kind === 'day' ? item.day : item.kind === 'all' ? 'all' : item.batchId)),
    ).toEqual(['all', 'Today', 'today-late', 'today-early', 'Yesterday', 'yesterday', 'Sun 1 Mar', 'older']);
  });
});

describe('the bar of a batch', () => {
  it('counts by colour, and says it in words', () => {
    const counts = toneCounts(
      sampleTally({ Delivered: 100, Opened: 18, Sent: 1, Queued: 2, Bounced: 2, Other: 1 }),
    );
    expect(counts).toEqual([
      { tone: 'green', count: 118 },
      { tone: 'blue', count: 3 },
      { tone: 'red', count: 2 },
      { tone: 'amber', count: 1 },
    ]);
    expect(tallySentence(counts, 124, 'email')).toBe(
      '118 of 124 in the mailbox, 3 on the way, 2 failed, 1 other',
    );
  });

  it('says that none has arrived where none has', () => {
    expect(tallySentence(toneCounts(sampleTally({ Created: 3 })), 3, 'email')).toBe(
      '0 of 3 in the mailbox, 3 not sent yet',
    );
  });
});
