import { beforeEach, describe, expect, it } from 'vitest';
import { createStartupStore } from '../../src/renderer/features/startup/startup-store';
import type { StartupProblemView } from '../../src/shared/ipc/contract';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';

const corrupt: StartupProblemView = {
  problem: 'corrupt',
  file: '/home/desk/clinic.sqlite',
  detail: 'malformed',
  hasBackup: true,
};

let bridge: FakeBridge;

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('startup:problem', () => yes(corrupt));
  bridge.answer('startup:choose', () => yes(null));
});

describe('a start that failed', () => {
  it('names the problem and the file', async () => {
    const store = createStartupStore();
    await store.getState().read();
    expect(store.getState().problem).toEqual(corrupt);
  });

  it('passes the choice on, and offers no second one while the window is about to close', async () => {
    const store = createStartupStore();
    await store.getState().choose('restore-backup');
    await store.getState().choose('try-again');
    expect(bridge.requestsOn('startup:choose')).toEqual([{ choice: 'restore-backup' }]);
    expect(store.getState().busy).toBe('restore-backup');
  });

  it('leaves every choice open after the file was shown', async () => {
    const store = createStartupStore();
    await store.getState().choose('show-file');
    expect(store.getState().busy).toBeNull();
  });

  it('says when a choice could not be carried out, and offers all of them again', async () => {
    bridge.answer('startup:choose', () => ({ ok: false, error: { code: 'internal', message: 'No.' } }));
    const store = createStartupStore();
    await store.getState().choose('try-again');
    expect(store.getState()).toMatchObject({ busy: null, failure: { code: 'internal' } });
  });
});
