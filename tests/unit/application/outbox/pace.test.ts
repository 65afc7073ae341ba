import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../src/main/application/outbox/pace';

describe('claiming ahead', () => {
  it('claims nothing ahead before messages have left fast', () => {
    const pace = new Pace();
    for (let at = 0; at < 40; at += 1) pace.noteFinished(at * 2_000);
    expect(pace.ahead(80_000)).toBe(0);
  });

  it('claims ahead as many as leave in a tenth of a second, while twenty leave within a quarter of a second', () => {
    const pace = new Pace();
    for (let number = 0; number < 20; number += 1) pace.noteFinished(1_000 + number * 10);
    expect(pace.ahead(1_200)).toBe(10);
    expect(pace.ahead(1_250)).toBe(8);
    expect(pace.ahead(1_251)).toBe(0);
    expect(pace.isFast(1_250)).toBe(true);
    expect(pace.isFast(1_251)).toBe(false);
  });

  it('knows after ten messages whether they leave fast', () => {
    const pace = new Pace();
    for (let number = 0; number < 9; number += 1) pace.noteFinished(1_000 + number * 10);
    expect(pace.isFast(1_080)).toBe(false);
    pace.noteFinished(1_090);
    expect(pace.ahead(1_100)).toBe(10);
    expect(pace.isFast(1_125)).toBe(true);
    expect(pace.isFast(1_126)).toBe(false);
  });

  it('never claims more than 250 ahead', () => {
    const pace = new Pace();
    for (let number = 0; number < 20; number += 1) pace.noteFinished(1_000);
    expect(pace.ahead(1_000)).toBe(250);
  });
});
