import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBeReportedOn,
  isProbablyReportedOn,
  type ReportableMessage,
} from '../../../src/shared/domain/match-report';
import { OUTBOX_STATES } from '../../../src/shared/domain/message';

const SENT_AT = 1_800_000_000_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ACCEPTED: ReportableMessage = { firstDueAt: SENT_AT, isAccepted: true, outboxState: null, tries: 1 };

describe('a report with a key of our own', () => {
  it('counts for a message that was accepted', () => {
    expect(canBeReportedOn(ACCEPTED, SENT_AT + 5_000)).toBe(true);
  });

  it('counts for a message that may have gone, though it is unconfirmed, is being sent or waits again', () => {
    for (const outboxState of OUTBOX_STATES) {
      expect(canBeReportedOn({ ...ACCEPTED, isAccepted: false, outboxState }, SENT_AT + 5_000)).toBe(true);
    }
  });

  it('cannot be about a message that has never left', () => {
    for (const change of [
      { outboxState: 'waiting', tries: 0 },
      { outboxState: null, tries: 0 },
    ] as const) {
      expect(canBeReportedOn({ ...ACCEPTED, isAccepted: false, ...change }, SENT_AT + 5_000)).toBe(false);
    }
  });

  it('cannot be about a message that the outbox gave up without its having been accepted', () => {
    expect(canBeReportedOn({ ...ACCEPTED, isAccepted: false, tries: 3 }, SENT_AT + 5_000)).toBe(false);
  });

  it('counts for 30 days', () => {
    expect(canBeReportedOn(ACCEPTED, SENT_AT + 30 * DAY_MS - 1)).toBe(true);
    expect(canBeReportedOn(ACCEPTED, SENT_AT + 30 * DAY_MS)).toBe(false);
  });
});

describe('a report that knows the recipient only', () => {
  it('is probably about what was sent there within 7 days, give or take an hour of clock', () => {
    expect(isProbablyReportedOn(ACCEPTED, SENT_AT - HOUR_MS)).toBe(true);
    expect(isProbablyReportedOn(ACCEPTED, SENT_AT - HOUR_MS - 1)).toBe(false);
    expect(isProbablyReportedOn(ACCEPTED, SENT_AT + 7 * DAY_MS)).toBe(true);
    expect(isProbablyReportedOn(ACCEPTED, SENT_AT + 7 * DAY_MS + 1)).toBe(false);
  });

  it('is never probable where a key would not count', () => {
    const anyMessage = fc.record({
      firstDueAt: fc.constant(SENT_AT),
      isAccepted: fc.boolean(),
      outboxState: fc.option(fc.constantFrom(...OUTBOX_STATES)),
      tries: fc.nat(2),
    });
    fc.assert(
      fc.property(anyMessage, fc.integer({ min: -DAY_MS, max: 40 * DAY_MS }), (message, ageMs) => {
        fc.pre(!canBeReportedOn(message, SENT_AT + ageMs));
        expect(isProbablyReportedOn(message, SENT_AT + ageMs)).toBe(false);
      }),
    );
  });
});
