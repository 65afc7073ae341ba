import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../src/main/application/outbox/pace';

describe('claiming ahead', () => {
  it('claims nothing ahead before messages have left fast', () => {
    const pace = new Pace();
    for (let at = 0; at < 40; at += 1) pace.noteFinished(at * 2_000);
    expect(pace.ahead(80_000)).toBe(0);
  });

  it('claims ahead while twenty messages leave within a quarter of a second', () => {
    const pace = new Pace();
    for (let at = 0; at < 20; at += 1) pace.noteFinished(1_000 + at);
    expect(pace.ahead(1_020)).toBe(20);
    expect(pace.ahead(5_000)).toBe(0);
  });
});
