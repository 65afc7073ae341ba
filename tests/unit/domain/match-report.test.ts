import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBeReportedOn,
  isCertain,
  isProbablyReportedOn,
  strongestMatch,
  type KeyedMessage,
  type ReportableMessage,
} from '../../../src/shared/domain/match-report';
import { OUTBOX_STATES } from '../../../src/shared/domain/message';
import { STATUSES } from '../../../src/shared/domain/status';

const SENT_AT = 1_800_000_000_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ACCEPTED: ReportableMessage = { firstDueAt: SENT_AT, isAccepted: true, outboxState: null, tries: 1 };

/** Something that was reported as soon as it had happened. */
const at = (time: number) => ({ occurredAt: time, receivedAt: time });

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
    expect(isProbablyReportedOn(ACCEPTED, at(SENT_AT - HOUR_MS))).toBe(true);
    expect(isProbablyReportedOn(ACCEPTED, at(SENT_AT - HOUR_MS - 1))).toBe(false);
    expect(isProbablyReportedOn(ACCEPTED, at(SENT_AT + 7 * DAY_MS))).toBe(true);
    expect(isProbablyReportedOn(ACCEPTED, at(SENT_AT + 7 * DAY_MS + 1))).toBe(false);
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
        expect(isProbablyReportedOn(message, { occurredAt: SENT_AT + 1, receivedAt: SENT_AT + ageMs })).toBe(
          false,
        );
      }),
    );
  });
});

describe('the message that a report is about', () => {
  const first = { messageId: 'first', strength: 'token', recipient: 'anh@example.org' } as const;
  const second = { messageId: 'second', strength: 'envelope-id', recipient: 'zoe@example.org' } as const;
  const third = { messageId: 'third', strength: 'recipient-and-time', recipient: 'zoe@example.org' } as const;

  it('is the first by a key of ours when the report names nobody or its recipient', () => {
    for (const recipient of [null, '', 'ANH@example.org']) {
      expect(strongestMatch([first, second], recipient)).toEqual({
        ...{ messageId: 'first', strength: 'token', namesOther: false },
      });
    }
  });

  it('is the one whose recipient the report names, before a stronger key of another', () => {
    expect(strongestMatch([first, second], 'zoe@example.org')?.messageId).toBe('second');
  });

  it('is the same in whichever of its two forms the report writes the recipient’s domain', () => {
    const sent = { ...first, recipient: 'anh@bücher.example' };
    expect(strongestMatch([sent], 'Anh@XN--BCHER-KVA.example')?.namesOther).toBe(false);
    expect(strongestMatch([sent], 'anh@bucher.example')?.namesOther).toBe(true);
  });

  it('is in doubt when no key of ours fits whom the report names, though something went there', () => {
    for (const found of [[first], [first, third], [first, second, third]]) {
      expect(strongestMatch(found, 'nobody@example.org')).toEqual({
        ...{ messageId: 'first', strength: 'token', namesOther: true },
      });
    }
  });

  it('is the one that fits by recipient and time when there is no key', () => {
    expect(strongestMatch([third], 'zoe@example.org')).toMatchObject({
      messageId: 'third',
      namesOther: false,
    });
    expect(strongestMatch([], 'zoe@example.org')).toBeNull();
  });

  it('is looked for no further than needed', () => {
    function* found(): Generator<KeyedMessage> {
      yield first;
      throw new Error('asked for more');
    }
    expect(strongestMatch(found(), 'anh@example.org')?.messageId).toBe('first');
  });

  it('is certain by a key of ours, and for a failure only with the right recipient', () => {
    const match = { messageId: 'first', strength: 'token', namesOther: false } as const;
    const other = { ...match, namesOther: true };
    const code = 'trouble';
    const doubtful = STATUSES.filter((status) => !isCertain(other, { status, code }));
    expect(doubtful).toEqual(['Rejected', 'Bounced', 'Complaint', 'Other']);
    for (const status of [null, ...STATUSES]) {
      expect(isCertain(match, { status, code })).toBe(true);
      expect(isCertain({ ...match, strength: 'recipient-and-time' }, { status, code })).toBe(false);
    }
    expect(isCertain(other, { status: null, code: 'delayed' })).toBe(true);
    expect(isCertain(other, { status: null, code: 'unsubscribed' })).toBe(false);
    expect(isCertain(match, { status: null, code: 'unsubscribed' })).toBe(true);
  });
});
