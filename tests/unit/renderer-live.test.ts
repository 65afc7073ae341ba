import { describe, expect, it, vi } from 'vitest';
import { onChanges } from '../../src/renderer/shared/use-live';
import type { ChangesPush } from '../../src/shared/ipc/contract';
import { samplePush } from '../support/sample-screens';

describe('listening to changes', () => {
  it('costs one listener on the bridge however many parts of the page listen', () => {
    const heard: string[] = [];
    const stop = vi.fn();
    let send: (push: ChangesPush) => void = () => undefined;
    const listen = vi.fn((_channel: string, listener: (push: ChangesPush) => void) => {
      send = listener;
      return stop;
    });
    vi.stubGlobal('window', { sendtrail: { listen } });
    const stopFirst = onChanges(() => heard.push('first'));
    const stopSecond = onChanges(() => heard.push('second'));
    send(samplePush());
    stopFirst();
    send(samplePush());
    expect(heard).toEqual(['first', 'second', 'second']);
    expect(listen).toHaveBeenCalledTimes(1);
    expect(stop).not.toHaveBeenCalled();
    stopSecond();
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
