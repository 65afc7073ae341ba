import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowance, noteSent, type SentInSecond } from '../../../src/shared/domain/rate-window';

const START = 1_800_000_000_000;

describe('messages per minute', () => {
  it('lets a whole minute’s worth go at once and then nothing until a minute has passed', () => {
    const sent = noteSent([], 30, START);
    expect(allowance(sent, 30, START + 10_000)).toMatchObject({ free: 0 });
    const { nextFreeAt } = allowance(sent, 30, START + 10_000);
    expect(nextFreeAt).toBeGreaterThan(START + 60_000);
    expect(allowance(sent, 30, nextFreeAt).free).toBe(30);
  });

  it('never lets more than the rate go within any minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.array(fc.record({ waitMs: fc.nat(20_000), wanted: fc.integer({ min: 1, max: 100 }) }), {
          maxLength: 200,
        }),
        (rate, steps) => {
          let now = START;
          let sent: SentInSecond[] = [];
          const left: number[] = [];
          for (const { waitMs, wanted } of steps) {
            now += waitMs;
            const count = Math.min(wanted, allowance(sent, rate, now).free);
            if (count === 0) continue;
            sent = noteSent(sent, count, now);
            for (let message = 0; message < count; message += 1) left.push(now);
          }
          return left.every(
            (at) => left.filter((other) => other >= at && other < at + 60_000).length <= rate,
          );
        },
      ),
    );
  });

  it('remembers a minute of many thousand messages in few numbers', () => {
    let sent: SentInSecond[] = [];
    for (let at = 0; at < 120_000; at += 10) sent = noteSent(sent, 20, START + at);
    expect(sent.length).toBeLessThanOrEqual(61);
  });

  it('forgets times that lie in the future after the clock was set back', () => {
    const sent = noteSent([], 30, START);
    expect(allowance(sent, 30, START - 3_600_000).free).toBe(30);
  });
});
