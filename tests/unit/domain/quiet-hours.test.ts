import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_SMS_HOURS,
  isWithinSmsHours,
  localOffsetIn,
  nextSmsMoment,
  type SmsHours,
} from '../../../src/shared/domain/quiet-hours';

const MINUTE_MS = 60_000;

function hours(from: string, to: string): SmsHours {
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
}

/** When an SMS of that moment goes, as ISO 8601 in UTC. */
function next(at: string, window: SmsHours, zone: string): string {
  return new Date(nextSmsMoment(Date.parse(at), window, localOffsetIn(zone))).toISOString();
}

describe('quiet hours', () => {
  it('lets SMS go between eight and eight unless the clinic says otherwise', () => {
    expect(FIRST_SMS_HOURS).toEqual(hours('08:00', '20:00'));
  });

  it('lets an SMS go at once within the hours, from the first moment and not at the last', () => {
    const sydney = localOffsetIn('Australia/Sydney');
    const isWithin = (at: string) => isWithinSmsHours(Date.parse(at), FIRST_SMS_HOURS, sydney);
    expect(isWithin('2026-07-01T08:00:00+10:00')).toBe(true);
    expect(isWithin('2026-07-01T07:59:59.999+10:00')).toBe(false);
    expect(isWithin('2026-07-01T19:59:59.999+10:00')).toBe(true);
    expect(isWithin('2026-07-01T20:00:00+10:00')).toBe(false);
    expect(next('2026-07-01T12:34:56.789+10:00', FIRST_SMS_HOURS, 'Australia/Sydney')).toBe(
      '2026-07-01T02:34:56.789Z',
    );
  });

  it.each([
    ['early in the morning', '2026-07-01T05:00+10:00', '2026-07-01T08:00+10:00'],
    ['in the evening', '2026-07-01T20:00+10:00', '2026-07-02T08:00+10:00'],
    ['on the last evening of a year', '2026-12-31T23:59:59+11:00', '2027-01-01T08:00+11:00'],
  ])('keeps an SMS %s until eight', (_name, at, then) => {
    expect(next(at, FIRST_SMS_HOURS, 'Australia/Sydney')).toBe(new Date(then).toISOString());
  });

  it.each([
    // 4 Oct 2026, Sydney: 02:00 becomes 03:00.
    ['put forward', '2026-10-03T21:00+10:00', '2026-10-04T08:00+11:00', 'Australia/Sydney'],
    // 5 Apr 2026, Sydney: 03:00 becomes 02:00.
    ['put back', '2026-04-04T21:00+11:00', '2026-04-05T08:00+10:00', 'Australia/Sydney'],
    // 4 Oct 2026, Lord Howe: half an hour.
    [
      'put forward by half an hour',
      '2026-10-03T21:00+10:30',
      '2026-10-04T08:00+11:00',
      'Australia/Lord_Howe',
    ],
    ['never changed', '2026-10-03T21:00+10:00', '2026-10-04T08:00+10:00', 'Australia/Brisbane'],
    ['put forward in Europe', '2026-03-28T21:00Z', '2026-03-29T08:00+01:00', 'Europe/London'],
  ])('opens at eight by the clock on the wall in a night when it is %s', (_name, at, then, zone) => {
    expect(next(at, FIRST_SMS_HOURS, zone)).toBe(new Date(then).toISOString());
  });

  it('opens with the jump when clocks are put forward over the beginning', () => {
    expect(next('2026-10-04T01:00+10:00', hours('02:30', '20:00'), 'Australia/Sydney')).toBe(
      new Date('2026-10-04T03:00+11:00').toISOString(),
    );
  });

  it('waits for the next day when clocks are put forward over all of it', () => {
    expect(next('2026-10-04T01:00+10:00', hours('02:10', '02:50'), 'Australia/Sydney')).toBe(
      new Date('2026-10-05T02:10+11:00').toISOString(),
    );
  });

  it('opens the first time when clocks show the beginning twice, and a second time while they do', () => {
    const window = hours('02:00', '02:30');
    expect(next('2026-04-05T01:00+11:00', window, 'Australia/Sydney')).toBe(
      new Date('2026-04-05T02:00+11:00').toISOString(),
    );
    expect(next('2026-04-05T02:45+11:00', window, 'Australia/Sydney')).toBe(
      new Date('2026-04-05T02:00+10:00').toISOString(),
    );
  });

  it('goes on to the next day where a whole day was left out', () => {
    // Samoa had no 30 December 2011.
    expect(next('2011-12-29T21:00-10:00', FIRST_SMS_HOURS, 'Pacific/Apia')).toBe(
      new Date('2011-12-31T08:00+14:00').toISOString(),
    );
  });

  it('knows hours over midnight', () => {
    const window = hours('18:00', '02:00');
    const isWithin = (at: string) => isWithinSmsHours(Date.parse(at), window, localOffsetIn('UTC'));
    expect(['18:00', '23:59', '00:00', '01:59'].map((time) => isWithin(`2026-07-01T${time}Z`))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['02:00', '12:00', '17:59'].map((time) => isWithin(`2026-07-01T${time}Z`))).toEqual([
      false,
      false,
      false,
    ]);
    expect(next('2026-07-01T02:00Z', window, 'UTC')).toBe('2026-07-01T18:00:00.000Z');
  });

  it('ends at midnight when that is the end', () => {
    expect(next('2026-07-01T23:59Z', hours('08:00', '00:00'), 'UTC')).toBe('2026-07-01T23:59:00.000Z');
    expect(next('2026-07-02T00:00Z', hours('08:00', '00:00'), 'UTC')).toBe('2026-07-02T08:00:00.000Z');
    expect(next('2026-07-02T00:00Z', { fromMinute: 480, toMinute: 1440 }, 'UTC')).toBe(
      '2026-07-02T08:00:00.000Z',
    );
  });

  it('has no quiet hours when both times are the same', () => {
    expect(next('2026-07-01T03:00Z', hours('08:00', '08:00'), 'UTC')).toBe('2026-07-01T03:00:00.000Z');
  });

  it('goes by the time of this computer when no zone is named, and refuses one that does not exist', () => {
    const at = Date.parse('2026-07-01T03:00Z');
    expect(localOffsetIn()(at)).toBe(0 - new Date(at).getTimezoneOffset() * MINUTE_MS);
    expect(() => localOffsetIn('Australia/Nowhere')).toThrow(RangeError);
  });

  it('finds the same moment as trying every minute, on the days around any change of clocks', () => {
    const nights = [
      ['Australia/Sydney', '2026-10-03T00:00Z'],
      ['Australia/Sydney', '2026-04-04T00:00Z'],
      ['Australia/Lord_Howe', '2026-04-04T00:00Z'],
      ['America/New_York', '2026-03-08T00:00Z'],
      ['Africa/Cairo', '2026-04-23T12:00Z'],
      ['Pacific/Apia', '2011-12-29T12:00Z'],
    ] as const;
    const minute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(
        fc.constantFrom(...nights),
        minute,
        minute,
        minute,
        (night, later, fromMinute, toMinute) => {
          const [zone, start] = night;
          const offsetAt = localOffsetIn(zone);
          const window = { fromMinute, toMinute };
          const at = Date.parse(start) + later * MINUTE_MS;
          let tried = at;
          while (!isWithinSmsHours(tried, window, offsetAt)) tried += MINUTE_MS;
          expect(nextSmsMoment(at, window, offsetAt)).toBe(tried);
        },
      ),
      { numRuns: 100 },
    );
  });
});
