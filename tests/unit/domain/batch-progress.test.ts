import { describe, expect, it } from 'vitest';
import {
  batchPhase,
  canStop,
  surelyLeft,
  timeToGo,
  withPacePoint,
  type PacePoint,
  type PhaseFacts,
} from '../../../src/shared/domain/batch-progress';
import { sampleTally } from '../../support/sample-rows';

const NOW = 1_800_000_000_000;
const GOING: PhaseFacts = {
  isWritten: true,
  holdUntil: null,
  stopped: null,
  outbox: { waiting: 5, sending: 1, unconfirmed: 0 },
};
const EMPTY = { waiting: 0, sending: 0, unconfirmed: 1 };

describe('what can be stopped', () => {
  it('is what is held, under way or still being written, once', () => {
    const phases = ['being-written', 'held', 'stopped', 'under-way', 'done'] as const;
    expect(phases.filter((phase) => canStop(phase, false))).toEqual(['being-written', 'held', 'under-way']);
    expect(canStop('being-written', true)).toBe(false);
  });
});

describe('what a batch is doing', () => {
  it.each<[string, Partial<PhaseFacts>, string]>([
    ['is being written', { isWritten: false, holdUntil: NOW + 1 }, 'being-written'],
    ['is held', { holdUntil: NOW + 1 }, 'held'],
    ['is under way when the hold is over', { holdUntil: NOW }, 'under-way'],
    ['is stopped, even within the hold', { stopped: { at: NOW, by: 'Mia' }, holdUntil: NOW + 1 }, 'stopped'],
    ['is under way', {}, 'under-way'],
    ['is done when nothing waits, though one is unconfirmed', { outbox: EMPTY }, 'done'],
    [
      'is done when the rest was cancelled after a stop',
      { outbox: EMPTY, stopped: { at: NOW, by: 'Mia' } },
      'done',
    ],
  ])('%s', (_name, change, phase) => {
    expect(batchPhase({ ...GOING, ...change }, NOW)).toBe(phase);
  });

  it('says less than it knows of what has left, never more', () => {
    const tally = sampleTally({ Created: 6, Queued: 140, Bounced: 2, Error: 1, Other: 51 });
    expect(surelyLeft({ count: 200, tally, outbox: { waiting: 4, sending: 1, unconfirmed: 1 } })).toBe(142);
  });
});

describe('how long the rest takes', () => {
  /** A batch of which two messages leave in a second. */
  const points = (seconds: number) =>
    Array.from({ length: seconds + 1 }, (_, second) => ({
      at: NOW + second * 1_000,
      toGo: 200 - 2 * second,
    }));
  const walk = (all: readonly PacePoint[]) => all.reduce<readonly PacePoint[]>(withPacePoint, []);

  it('is not known at first', () => {
    expect(timeToGo([], 200)).toBeNull();
    expect(timeToGo(walk(points(4)), 192)).toBeNull();
  });

  it('follows from how it went', () => {
    expect(timeToGo(walk(points(10)), 180)).toBe(90_000);
  });

  it('is not known while nothing leaves', () => {
    const still = Array.from({ length: 20 }, (_, second) => ({ at: NOW + second * 1_000, toGo: 200 }));
    expect(timeToGo(walk(still), 200)).toBeNull();
  });

  it('forgets what was more than two minutes ago, and begins anew when messages come back', () => {
    const all = walk(points(90).concat({ at: NOW + 300_000, toGo: 10 }));
    expect(all).toEqual([{ at: NOW + 300_000, toGo: 10 }]);
    expect(withPacePoint(all, { at: NOW + 301_000, toGo: 60 })).toEqual([{ at: NOW + 301_000, toGo: 60 }]);
  });

  it('takes one point a second at the most', () => {
    const [first] = points(0);
    expect(withPacePoint(points(0), { at: NOW + 999, toGo: 199 })).toEqual([first]);
  });
});
