import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { createElectronNetwork } from '../../../src/main/adapters/network/electron-network';
import { ManualClock } from '../../support/manual-clock';

describe('the network', () => {
  let isOnline: boolean;
  let asked: number;
  let clock: ManualClock;
  let power: EventEmitter;
  const open = () =>
    createElectronNetwork(
      {
        isOnline: () => {
          asked += 1;
          return isOnline;
        },
      },
      power,
      clock,
    );

  beforeEach(() => {
    isOnline = true;
    asked = 0;
    clock = new ManualClock();
    power = new EventEmitter();
  });

  it('answers as it is now', () => {
    const network = open();
    expect(network.isOnline()).toBe(true);
    isOnline = false;
    expect(network.isOnline()).toBe(false);
  });

  it('tells of a change within five seconds, once', () => {
    const heard: boolean[] = [];
    const network = open();
    network.subscribe(() => heard.push(network.isOnline()));
    clock.advance(60_000);
    expect(heard).toEqual([]);
    isOnline = false;
    clock.advance(5_000);
    expect(heard).toEqual([false]);
    clock.advance(60_000);
    isOnline = true;
    clock.advance(5_000);
    expect(heard).toEqual([false, true]);
  });

  it('tells when the computer wakes, changed or not', () => {
    let heard = 0;
    open().subscribe(() => (heard += 1));
    power.emit('resume');
    expect(heard).toBe(1);
  });

  it('does not tell of a change twice, by waking and by asking', () => {
    let heard = 0;
    open().subscribe(() => (heard += 1));
    isOnline = false;
    power.emit('resume');
    clock.advance(60_000);
    expect(heard).toBe(1);
  });

  it('tells all who listen, and nobody who has stopped', () => {
    const heard: string[] = [];
    const network = open();
    const stop = network.subscribe(() => heard.push('a'));
    network.subscribe(() => heard.push('b'));
    isOnline = false;
    clock.advance(5_000);
    stop();
    isOnline = true;
    clock.advance(5_000);
    expect(heard).toEqual(['a', 'b', 'b']);
  });

  it('is asked only while somebody listens', () => {
    const network = open();
    const stop = network.subscribe(() => undefined);
    stop();
    stop();
    asked = 0;
    clock.advance(60_000);
    expect([asked, clock.waiting, power.listenerCount('resume')]).toEqual([0, 0, 0]);
  });

  it('notices what changed between one listener and the next', () => {
    const network = open();
    network.subscribe(() => undefined)();
    isOnline = false;
    let heard = 0;
    network.subscribe(() => (heard += 1));
    clock.advance(60_000);
    expect(heard).toBe(0);
    isOnline = true;
    clock.advance(5_000);
    expect(heard).toBe(1);
  });
});
