import { beforeEach, describe, expect, it } from 'vitest';
import { createItemStore, trackingOf } from '../../src/renderer/features/item/item-store';
import type { MessageItem } from '../../src/shared/domain/message-item';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleDetails, sampleItem, samplePush } from '../support/sample-screens';

let bridge: FakeBridge;

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('messages:item', () => yes(sampleItem()));
});

describe('reading the message', () => {
  it('shows what the log has', async () => {
    const store = createItemStore('message-1');
    expect(store.getState().load).toBe('loading');
    await store.getState().read();
    expect(store.getState()).toMatchObject({ load: 'ready', item: { sentence: 'It waits to be sent.' } });
    expect(bridge.requestsOn('messages:item')).toEqual([{ messageId: 'message-1' }]);
  });

  it('says when the message is not in the log', async () => {
    bridge.answer('messages:item', () => ({
      ok: false,
      error: { code: 'not-found', message: 'Not there.' },
    }));
    const store = createItemStore('message-1');
    await store.getState().read();
    expect(store.getState()).toMatchObject({ load: 'not-found', item: null });
  });

  it('keeps showing what it has when reading again fails', async () => {
    const store = createItemStore('message-1');
    await store.getState().read();
    bridge.answer('messages:item', () => ({
      ok: false,
      error: { code: 'log-unavailable', message: 'Busy.' },
    }));
    await store.getState().read();
    expect(store.getState()).toMatchObject({
      load: 'ready',
      item: { sentence: 'It waits to be sent.' },
      failure: { code: 'log-unavailable' },
    });
  });

  it('reads once more, not once for each, when changes come while it reads', async () => {
    const first = pending<Result<MessageItem>>();
    bridge.answer('messages:item', () => first.promise);
    const store = createItemStore('message-1');
    const reading = store.getState().read();
    bridge.answer('messages:item', () => yes(sampleItem({ sentence: 'The newest.' })));
    store.getState().follow(samplePush({ messageIds: ['message-1'] }));
    store.getState().follow(samplePush({ messageIds: ['message-1'] }));
    first.settle(yes(sampleItem()));
    await reading;
    expect(bridge.requestsOn('messages:item')).toHaveLength(2);
    expect(store.getState().item?.sentence).toBe('The newest.');
  });
});

describe('following changes', () => {
  it('reads again when a push names the message', async () => {
    const store = createItemStore('message-1');
    await store.getState().read();
    store.getState().follow(samplePush({ messageIds: ['message-1'] }));
    expect(bridge.requestsOn('messages:item')).toHaveLength(2);
  });

  it('leaves alone what does not concern it', async () => {
    const store = createItemStore('message-1');
    await store.getState().read();
    store.getState().follow(samplePush({ messageIds: ['message-2'], hasPatientChange: true }));
    expect(bridge.requestsOn('messages:item')).toHaveLength(1);
  });

  it('reads again when so much changed that not every message is named', async () => {
    const store = createItemStore('message-1');
    await store.getState().read();
    const messageIds = Array.from({ length: 2_000 }, (_, index) => `other-${index}`);
    store.getState().follow(samplePush({ messageIds, hasMoreMessages: true }));
    expect(bridge.requestsOn('messages:item')).toHaveLength(2);
  });
});

describe('raw evidence', () => {
  const line = { sequence: 2, hasEvidence: true };
  const view = { mediaType: 'message/rfc822', isCut: false, lines: 40 } as const;

  it('is asked about when a line is opened for the first time; its text never comes to the page', async () => {
    bridge.answer('messages:evidence', () => yes(view));
    const store = createItemStore('message-1');
    await store.getState().toggleLine(line);
    await store.getState().toggleLine(line);
    await store.getState().toggleLine(line);
    expect(bridge.requestsOn('messages:evidence')).toEqual([{ messageId: 'message-1', sequence: 2 }]);
    expect(store.getState()).toMatchObject({
      openLines: [2],
      evidence: { 2: { state: 'shown', evidence: view, isCopied: false } },
    });
  });

  it('is not asked about where nothing was kept', async () => {
    const store = createItemStore('message-1');
    await store.getState().toggleLine({ sequence: 1, hasEvidence: false });
    expect(store.getState().openLines).toEqual([1]);
    expect(bridge.requestsOn('messages:evidence')).toEqual([]);
  });

  it('is asked about again after it could not be read', async () => {
    bridge.answer('messages:evidence', () => ({
      ok: false,
      error: { code: 'log-unavailable', message: 'Busy.' },
    }));
    const store = createItemStore('message-1');
    await store.getState().toggleLine(line);
    expect(store.getState().evidence[2]).toMatchObject({ state: 'failed' });
    await store.getState().toggleLine(line);
    bridge.answer('messages:evidence', () => yes(null));
    await store.getState().toggleLine(line);
    expect(store.getState().evidence[2]).toEqual({ state: 'none' });
  });

  it('is copied by main, and says whether that was done', async () => {
    bridge.answer('messages:evidence', () => yes(view));
    bridge.answer('messages:copy-evidence', () => yes(null));
    const store = createItemStore('message-1');
    await store.getState().copyEvidence(2);
    expect(bridge.requestsOn('messages:copy-evidence')).toEqual([]);
    await store.getState().toggleLine(line);
    await store.getState().copyEvidence(2);
    expect(bridge.requestsOn('messages:copy-evidence')).toEqual([{ messageId: 'message-1', sequence: 2 }]);
    expect(store.getState().evidence[2]).toMatchObject({ isCopied: true, failure: null });
    bridge.answer('messages:copy-evidence', () => ({
      ok: false,
      error: { code: 'not-found', message: 'Gone.' },
    }));
    await store.getState().copyEvidence(2);
    expect(store.getState().evidence[2]).toMatchObject({ isCopied: false, failure: { code: 'not-found' } });
  });
});

describe('the tracking of its account', () => {
  const checked = {
    accountId: 'account-1',
    accountName: 'Clinic mail',
    channel: 'email' as const,
    lastCheckedAt: 1,
    trouble: null,
    backfill: null,
  };
  const connection = { ...samplePush().connection, tracking: [checked] };

  it('is known at the start and kept up to date by every push', async () => {
    bridge.answer('app:connection', () => yes(connection));
    const store = createItemStore('message-1');
    await store.getState().read();
    expect(trackingOf(store.getState())).toBeNull();
    await store.getState().readTracking();
    expect(trackingOf(store.getState())).toEqual(checked);
    const later = { ...checked, lastCheckedAt: 2 };
    store.getState().follow(samplePush({ connection: { ...connection, tracking: [later] } }));
    expect(trackingOf(store.getState())).toEqual(later);
  });

  it('is another account’s business otherwise, and may be read with the next push', async () => {
    bridge.answer('app:connection', () => ({ ok: false, error: { code: 'internal', message: 'Busy.' } }));
    const store = createItemStore('message-1');
    await store.getState().read();
    await store.getState().readTracking();
    store
      .getState()
      .follow(samplePush({ connection: { ...connection, tracking: [{ ...checked, accountId: 'other' }] } }));
    expect(trackingOf(store.getState())).toBeNull();
  });
});

describe('what can be done', () => {
  it('leads to the new message after sending again', async () => {
    bridge.answer('messages:send-again', () => yes({ batchId: 'batch-2', messageIds: ['message-9'] }));
    const store = createItemStore('message-1');
    await store.getState().sendAgain();
    expect(bridge.requestsOn('messages:send-again')).toEqual([{ messageIds: ['message-1'] }]);
    expect(store.getState().note).toEqual({ words: 'Sent again as a new message.', messageId: 'message-9' });
  });

  it('says when it was too late to cancel', async () => {
    bridge.answer('messages:cancel', () => yes({ cancelled: 0 }));
    const store = createItemStore('message-1');
    await store.getState().cancel();
    expect(store.getState().note?.words).toBe('Too late to cancel: it is on its way or done.');
  });

  it('keeps what could not be done on the screen until the next action', async () => {
    bridge.answer('messages:resolve-unconfirmed', () => ({
      ok: false,
      error: { code: 'not-allowed-now', message: 'It is not unconfirmed any more.' },
    }));
    const store = createItemStore('message-1');
    await store.getState().resolve('gone');
    expect(store.getState().trouble).toMatchObject({
      what: 'The answer was not written down.',
      failure: { code: 'not-allowed-now' },
    });
    bridge.answer('messages:copy-for-support', () => yes(null));
    await store.getState().copyForSupport();
    expect(store.getState().trouble).toBeNull();
  });

  it('does one thing at a time: a second press sends nothing twice', async () => {
    const answer = pending<Result<{ batchId: string; messageIds: string[] }>>();
    bridge.answer('messages:send-again', () => answer.promise);
    const store = createItemStore('message-1');
    const first = store.getState().sendAgain();
    await store.getState().sendAgain();
    answer.settle(yes({ batchId: 'batch-2', messageIds: ['message-9'] }));
    await first;
    expect(bridge.requestsOn('messages:send-again')).toHaveLength(1);
    expect(store.getState().isBusy).toBe(false);
  });

  it('shows the batch of the message in the main window', async () => {
    bridge.answer('messages:item', () => yes(sampleItem({ message: sampleDetails({ batchId: 'batch-7' }) })));
    bridge.answer('windows:show-messages', () => yes(null));
    const store = createItemStore('message-1');
    await store.getState().read();
    await store.getState().showBatch();
    expect(bridge.requestsOn('windows:show-messages')).toEqual([{ batchId: 'batch-7', search: '' }]);
  });

  it('leads to the record of the patient, where the message belongs to one', async () => {
    bridge.answer('windows:show-patient', () => yes(null));
    const store = createItemStore('message-1');
    await store.getState().read();
    await store.getState().showPatient();
    bridge.answer('messages:item', () => yes(sampleItem({ message: sampleDetails({ patientId: null }) })));
    await store.getState().read();
    await store.getState().showPatient();
    expect(bridge.requestsOn('windows:show-patient')).toEqual([{ patientId: 'patient-1' }]);
  });

  it('is marked as handled with a note', async () => {
    bridge.answer('messages:set-handled', () => yes(null));
    const store = createItemStore('message-1');
    await store.getState().setHandled(true, 'Called the patient');
    expect(bridge.requestsOn('messages:set-handled')).toEqual([
      { messageIds: ['message-1'], isHandled: true, note: 'Called the patient' },
    ]);
  });
});
