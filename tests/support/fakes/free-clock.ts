import type { Clock, Timer } from '../../../src/main/ports/clock';
import { NOW } from '../log/sample-log';

/** A clock that moves on with every look at it and lets nobody wait: for work that only makes room for others. */
export class FreeClock implements Clock {
  private time = NOW;

  constructor(private readonly stepMs = 0) {}

  now(): number {
    this.time += this.stepMs;
    return this.time;
  }

  after(_: number, callback: () => void): Timer {
    const immediate = setImmediate(callback);
    return {
      cancel: () => {
        clearImmediate(immediate);
      },
    };
  }
}
