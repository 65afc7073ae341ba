import { describe, expect, it } from 'vitest';
import { AttemptTimes } from '../../../src/main/adapters/sms/attempt-times';
import { OpenRound } from '../../../src/main/adapters/sms/open-round';
import type { OpenSms, SmsEvent, SmsFailureKind } from '../../../src/main/ports/sms-provider';

function openOnes(count: number): OpenSms[] {
  return Array.from({ length: count }, (_, index) => {
    return { id: String(index), providerId: `p${String(index)}`, to: '+61491570156', sentAt: 0 };
  });
}

function eventOf({ id, providerId }: OpenSms): SmsEvent {
  return { eventId: id, id, providerId, to: null, status: 'sent', at: null, reply: '', evidence: '' };
}

describe('a round of questions', () => {
  it('reaches everyone, though those who are done drop out of the list on the way', async () => {
    const round = new OpenRound();
    let open = openOnes(350);
    const asked: string[] = [];
    for (let steps = 0; steps < 20 && open.length > 0; steps += 1) {
      const step = await round.step(open, (sms) => {
        asked.push(sms.id);
        return Promise.resolve(eventOf(sms));
      });
      expect(step).toHaveProperty('events');
      // The last of every step is done, and every tenth before it.
      open = open.filter(({ id }) => id !== asked.at(-1) && !(asked.includes(id) && Number(id) % 10 === 0));
      if ('isLast' in step && step.isLast) break;
    }
    expect(asked.map(Number).sort((a, b) => a - b)).toEqual(openOnes(350).map((_, index) => index));
  });

  it.each<[SmsFailureKind, number]>([
    ['unreachable', 1],
    ['credentials-refused', 1],
    ['throttled', 1],
    ['no-answer', 2],
  ])('ends with the trouble "%s" after %i', async (trouble, count) => {
    let asked = 0;
    const step = await new OpenRound().step(openOnes(10), () => {
      asked += 1;
      return Promise.resolve({ trouble, reply: '' });
    });
    expect(step).toEqual({ trouble, reply: '' });
    expect(asked).toBe(count);
  });

  it('asks about everyone again once it is over, though others come new each time', async () => {
    const round = new OpenRound();
    const asked: string[] = [];
    for (const count of [1, 2, 3]) {
      await round.step(openOnes(count), (sms) => {
        asked.push(sms.id);
        return Promise.resolve(null);
      });
    }
    expect(asked).toEqual(['0', '0', '1', '0', '1', '2']);
  });

  it('goes on behind a trouble at the next step', async () => {
    const round = new OpenRound();
    const asked: string[] = [];
    const ask = (sms: OpenSms) => {
      asked.push(sms.id);
      return Promise.resolve({ trouble: 'throttled' as const, reply: '' });
    };
    for (let steps = 0; steps < 4; steps += 1) await round.step(openOnes(3), ask);
    expect(asked).toEqual(['0', '1', '2', '0']);
  });
});

describe('how long ago an attempt was', () => {
  let now = 1_000_000;
  let counted = 500;
  const times = new AttemptTimes(
    () => counted,
    () => now,
  );
  const attemptedAt = now;
  times.unanswered('a');
  const readings = (id: string) => [times.atLeastMs(id, attemptedAt), times.aboutMs(id, attemptedAt)];

  it('is counted by the clock that nobody sets', () => {
    now += 9_000;
    counted += 2_000;
    expect(readings('a')).toEqual([2_000, 2_000]);
    now -= 8_500;
    expect(readings('a')).toEqual([500, 2_000]);
  });

  it('is at least the time since the start for one from before', () => {
    now += 60_000;
    expect(readings('b')).toEqual([2_000, 60_500]);
    times.settled('a');
    expect(readings('a')).toEqual([2_000, 60_500]);
  });
});
