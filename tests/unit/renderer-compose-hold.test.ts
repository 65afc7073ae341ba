import { beforeEach, describe, expect, it } from 'vitest';
import { offerStop } from '../../src/renderer/features/compose/offer-stop';
import { holdWords, writingWords } from '../../src/renderer/features/compose/send-words';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleBatch } from '../support/sample-rows';

const NOW = 1_800_000_000_000;
const SENT = { batchId: 'batch-1', messageIds: [] };
const toast = () => useUndoToasts.getState().toast;
let bridge: FakeBridge;

beforeEach(() => {
  useUndoToasts.getState().dismiss();
  bridge = installFakeBridge();
});

function answerWith(changes: Parameters<typeof sampleBatch>[1]): void {
  bridge.answer('batches:list', () => yes({ rows: [sampleBatch(1, changes)], nextCursor: null }));
}

describe('the hold after sending', () => {
  it('is said with a way to stop, counting down', async () => {
    answerWith({ holdUntil: NOW + 120_000, outbox: { waiting: 200, sending: 0, unconfirmed: 0 } });
    bridge.answer('batches:stop', () => yes({ count: 200 }));
    await offerStop(SENT);
    const text = toast()?.text;
    if (typeof text !== 'function') throw new Error('It should count down.');
    expect([text(NOW), text(NOW + 18_000), text(NOW + 120_000)]).toEqual([
      '200 messages leave in 2:00',
      '200 messages leave in 1:42',
      '200 messages are leaving',
    ]);
    expect(toast()?.label).toBe('Stop');
    toast()?.undo?.();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(bridge.requestsOn('batches:stop')).toEqual([{ batchId: 'batch-1' }]);
    expect(toast()?.text).toBe('200 messages stopped');
  });

  it('says that a batch is stopped that somebody has stopped while it was written', async () => {
    const outbox = { waiting: 600, sending: 0, unconfirmed: 0 };
    answerWith({ holdUntil: null, stopped: { at: NOW, by: 'Mia' }, outbox });
    await offerStop(SENT);
    expect(toast()?.text).toBe('600 messages stopped');
  });

  it('is not said of a batch that leaves at once', async () => {
    answerWith({ holdUntil: null, outbox: { waiting: 5, sending: 0, unconfirmed: 0 } });
    await offerStop(SENT);
    expect(toast()).toBeNull();
  });

  it('is announced before sending, from the set size on and not for what is scheduled', () => {
    expect(holdWords(20, 20, false)).toMatch(/held for two minutes/);
    expect(holdWords(19, 20, false)).toBeNull();
    expect(holdWords(500, null, false)).toBeNull();
    expect(holdWords(500, 20, true)).toBeNull();
  });

  it('says how much of a large batch is in the log', () => {
    const progress = { batchId: 'batch-1', written: 2_500, total: 10_000 };
    expect(writingWords(progress, false)).toBe(
      'Writing to the log: 2,500 of 10,000. Nothing leaves before all are written.',
    );
    expect(writingWords(progress, true)).toBe(
      'Writing to the log: 2,500 of 10,000. Stopped: nothing leaves before somebody resumes the batch.',
    );
  });
});
