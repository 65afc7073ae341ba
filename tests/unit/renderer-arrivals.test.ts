import { beforeEach, describe, expect, it } from 'vitest';
import { useArrivals } from '../../src/renderer/features/arrivals/arrivals-store';
import { handledWords, outcomeWords } from '../../src/renderer/features/arrivals/stop-words';
import { createStopsStore, type StopsStore } from '../../src/renderer/features/arrivals/stops-store';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import type { ArrivalRow, StopView } from '../../src/shared/domain/arrival';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { SAMPLE_TIME, samplePatient, samplePush } from '../support/sample-screens';
import { sampleArrival, sampleStopView } from '../support/sample-stops';

let bridge: FakeBridge;
const toast = () => useUndoToasts.getState().toast;

beforeEach(() => {
  bridge = installFakeBridge();
  useUndoToasts.getState().dismiss();
  useArrivals.setState(useArrivals.getInitialState(), true);
});

describe('the arrivals of today', () => {
  const state = () => useArrivals.getState();
  let today: ArrivalRow[];

  beforeEach(() => {
    today = [];
    bridge.answer('arrivals:today', () => yes(today));
    bridge.answer('arrivals:arrive', ({ patientId }) => {
      const arrival = sampleArrival({ patientId });
      if (today.length === 0) today = [arrival];
      return yes(arrival);
    });
    bridge.answer('arrivals:undo', () => {
      today = [];
      return yes(null);
    });
  });

  it('hold a patient who arrives, with a way back', async () => {
    await state().arrive(samplePatient());
    expect(state().rows).toHaveLength(1);
    expect(state().chosenId).toBeNull();
    expect(toast()?.text).toBe('Anh Nguyen has arrived');
    toast()?.undo?.();
    await expect.poll(() => state().rows).toEqual([]);
    expect(bridge.requestsOn('arrivals:undo')).toEqual([{ arrivalId: 'arrival-1' }]);
  });

  it('bring up a patient with whom something is to be talked about', async () => {
    today = [sampleArrival({ waitingStops: 1, openStops: 1 })];
    await state().arrive(samplePatient());
    expect(state()).toMatchObject({ chosenId: 'arrival-1', comingUpId: 'arrival-1' });
  });

  it('take the keyboard to what came up once only', async () => {
    today = [sampleArrival({ waitingStops: 1 })];
    await state().arrive(samplePatient());
    state().noteSeen();
    state().choose('arrival-1');
    expect(state().comingUpId).toBeNull();
  });

  it('leave the one who is being talked to in view when another patient arrives', async () => {
    today = [sampleArrival({ id: 'arrival-0', waitingStops: 1 }), sampleArrival()];
    await state().read();
    state().choose('arrival-0');
    await state().arrive(samplePatient());
    expect(state().chosenId).toBe('arrival-0');
  });

  it('say that somebody has arrived already, and offer no Undo of the first time', async () => {
    today = [sampleArrival()];
    await state().read();
    await state().arrive(samplePatient());
    expect(toast()).toEqual({ text: 'Anh Nguyen has arrived already', undo: null });
  });

  it('let go of an arrival that was taken back elsewhere', async () => {
    today = [sampleArrival()];
    await state().read();
    state().choose('arrival-1');
    today = [];
    state().follow(samplePush({ hasArrivalChange: true }));
    await expect.poll(() => state().chosenId).toBeNull();
  });

  it('say what was not written down', async () => {
    bridge.answer('arrivals:arrive', () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    await state().arrive(samplePatient());
    expect(state().trouble).toMatchObject({
      happened: 'The arrival was not written down.',
      failure: { code: 'disk-full' },
    });
    expect(toast()).toBeNull();
  });
});

describe('the stops of a patient', () => {
  let stops: StopView[];
  let store: StopsStore;

  beforeEach(async () => {
    stops = [sampleStopView()];
    bridge.answer('stops:list', () => yes(stops));
    bridge.answer('stops:handle', ({ resendMessageIds }) => {
      stops = [];
      const sent =
        resendMessageIds.length === 0 ? null : { batchId: 'batch-9', messageIds: resendMessageIds };
      return yes({ sent });
    });
    bridge.answer('stops:put-off', () => yes(null));
    bridge.answer('stops:undo-bounce', () => yes(null));
    store = createStopsStore('patient-1');
    await store.getState().read();
  });

  it('are dealt with together with sending again, and say what was done', async () => {
    await store.getState().handle('stop-1', { kind: 'new-address', email: 'anh@example.com' }, ['message-1']);
    expect(bridge.requestsOn('stops:handle')).toEqual([
      {
        stopId: 'stop-1',
        answer: { kind: 'new-address', email: 'anh@example.com' },
        resendMessageIds: ['message-1'],
      },
    ]);
    expect(store.getState().stops).toEqual([]);
    expect(toast()?.text).toBe('New address saved, 1 message sent again');
  });

  it('stay as they are when main says no, with the reason at the stop', async () => {
    bridge.answer('stops:handle', () => ({
      ok: false,
      error: { code: 'not-allowed-now', message: 'Another desk has dealt with it.' },
    }));
    await store.getState().handle('stop-1', { kind: 'no-email' }, []);
    expect(store.getState()).toMatchObject({
      busyId: null,
      stops: [{ stop: { id: 'stop-1' } }],
      trouble: { stopId: 'stop-1', happened: 'Nothing was changed, and nothing was sent.' },
    });
    expect(toast()).toBeNull();
  });

  it('are dealt with once, however often the button is pressed', async () => {
    const answer = pending<Result<{ sent: null }>>();
    bridge.answer('stops:handle', () => answer.promise);
    const first = store.getState().handle('stop-1', { kind: 'keep-address' }, []);
    await store.getState().handle('stop-1', { kind: 'keep-address' }, []);
    answer.settle(yes({ sent: null }));
    await first;
    expect(bridge.requestsOn('stops:handle')).toHaveLength(1);
  });

  it('can be put off with a reason, or undone', async () => {
    await store.getState().putOff('stop-1', 'In a hurry');
    expect(bridge.requestsOn('stops:put-off')).toEqual([{ stopId: 'stop-1', reason: 'In a hurry' }]);
    await store.getState().undoBounce('stop-1');
    expect(bridge.requestsOn('stops:undo-bounce')).toEqual([{ stopId: 'stop-1' }]);
    expect(toast()?.text).toBe('Undone: the address is right after all');
  });

  it('are read again for what concerns them, and for nothing else', () => {
    const reads = () => bridge.requestsOn('stops:list').length;
    const before = reads();
    store.getState().follow(samplePush({ patientIds: ['patient-2'], messageIds: ['message-7'] }));
    expect(reads()).toBe(before);
    store.getState().follow(samplePush({ patientIds: ['patient-1'] }));
    store.getState().follow(samplePush({ hasArrivalChange: true }));
    store.getState().follow(samplePush({ messageIds: ['message-1'] }));
    expect(reads()).toBe(before + 3);
  });
});

describe('words about a stop', () => {
  it('say what was done, without a number that is none', () => {
    expect(handledWords({ kind: 'new-address', email: 'a@example.org' }, 2)).toBe(
      'New address saved, 2 messages sent again',
    );
    expect(handledWords({ kind: 'new-address', email: 'a@example.org' }, 0)).toBe('New address saved');
    expect(handledWords({ kind: 'keep-address' }, 0)).toBe('The old address is kept');
  });

  it('say how it ended', () => {
    const ended = { at: SAMPLE_TIME, by: 'Mia', newAddress: null };
    expect(outcomeWords({ ...ended, outcome: 'new-address', newAddress: 'anh@example.com' })).toBe(
      'New address: anh@example.com',
    );
    expect(outcomeWords({ ...ended, outcome: 'no-email' })).toBe('Has no e-mail');
    expect(outcomeWords({ ...ended, outcome: 'undone' })).toBe('Undone: the address is right after all');
  });
});
