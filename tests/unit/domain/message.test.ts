import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER_DUE } from '../../../src/shared/domain/batch';
import { BATCH_WAIT_REASONS } from '../../../src/shared/domain/batch-wait';
import {
  badgeOf,
  needsAttention,
  OUTBOX_STATES,
  PURPOSES,
  type Badge,
  type MessageRow,
} from '../../../src/shared/domain/message';
import { STATUSES } from '../../../src/shared/domain/status';
import { UPDATE_CODES } from '../../../src/shared/domain/status-history';

const NOW = 1_800_000_000_000;
const SOON = NOW + 60_000;
const LATER = NOW + 3_600_000;

type BadgeRow = Parameters<typeof badgeOf>[0];

const IDLE: BadgeRow = {
  outboxState: null,
  dueAt: null,
  scheduledFor: null,
  waitReason: null,
  tries: 0,
  isDelayed: false,
};

describe('the badge of a message', () => {
  it.each<[string, Partial<BadgeRow>, Badge | null]>([
    ['nothing once the outbox is done', {}, null],
    ['nothing once the outbox is done, however it went', { tries: 3, scheduledFor: LATER }, null],
    [
      'delayed when the recipient’s server is still trying',
      { isDelayed: true },
      { kind: 'delayed', at: null },
    ],
    ['waiting before the first try', { outboxState: 'waiting', dueAt: NOW }, { kind: 'waiting', at: null }],
    [
      'retrying with its time',
      { outboxState: 'waiting', dueAt: SOON, tries: 1 },
      { kind: 'retrying', at: SOON },
    ],
    [
      'held with the end of the hold',
      { outboxState: 'waiting', dueAt: SOON, waitReason: 'held' },
      { kind: 'held', at: SOON },
    ],
    [
      'waiting when the hold is over',
      { outboxState: 'waiting', dueAt: NOW, waitReason: 'held' },
      { kind: 'waiting', at: null },
    ],
    [
      'stopped without a time, whatever it was set for',
      { outboxState: 'waiting', dueAt: NEVER_DUE, waitReason: 'stopped', scheduledFor: LATER, tries: 1 },
      { kind: 'stopped', at: null },
    ],
    [
      'waiting when a person sends one of a stopped batch',
      { outboxState: 'waiting', dueAt: NOW, waitReason: 'stopped' },
      { kind: 'waiting', at: null },
    ],
    [
      'waiting without a time while its batch is being written',
      { outboxState: 'waiting', dueAt: NEVER_DUE, waitReason: 'being-written', scheduledFor: LATER },
      { kind: 'waiting', at: null },
    ],
    [
      'waiting when the time of the retry has passed',
      { outboxState: 'waiting', dueAt: NOW, tries: 1 },
      { kind: 'waiting', at: null },
    ],
    [
      'scheduled with its time',
      { outboxState: 'waiting', dueAt: LATER, scheduledFor: LATER },
      { kind: 'scheduled', at: LATER },
    ],
    [
      'scheduled with the time at which the hours for SMS begin, whatever it was scheduled for or tried before',
      { outboxState: 'waiting', dueAt: LATER, scheduledFor: SOON, tries: 1, waitReason: 'quiet-hours' },
      { kind: 'scheduled', at: LATER },
    ],
    [
      'waiting when the hours for SMS have begun',
      { outboxState: 'waiting', dueAt: NOW, waitReason: 'quiet-hours' },
      { kind: 'waiting', at: null },
    ],
    [
      'waiting when the scheduled time has come',
      { outboxState: 'waiting', dueAt: NOW, scheduledFor: NOW },
      { kind: 'waiting', at: null },
    ],
    [
      'waiting when a person sends a scheduled message now',
      { outboxState: 'waiting', dueAt: NOW, scheduledFor: LATER },
      { kind: 'waiting', at: null },
    ],
    [
      'retrying when a scheduled message was sent sooner and failed',
      { outboxState: 'waiting', dueAt: SOON, scheduledFor: LATER, tries: 1 },
      { kind: 'retrying', at: SOON },
    ],
    [
      'waiting when it waits without a time',
      { outboxState: 'waiting', tries: 2 },
      { kind: 'waiting', at: null },
    ],
    [
      'waiting when it is held for a moment',
      { outboxState: 'waiting', dueAt: SOON, scheduledFor: NOW - 1 },
      { kind: 'waiting', at: null },
    ],
    ['sending', { outboxState: 'sending', tries: 1, dueAt: SOON }, { kind: 'sending', at: null }],
    [
      'unconfirmed',
      { outboxState: 'unconfirmed', tries: 1, isDelayed: true },
      { kind: 'unconfirmed', at: null },
    ],
  ])('is %s', (_words, change, badge) => {
    expect(badgeOf({ ...IDLE, ...change }, NOW)).toEqual(badge);
  });

  it('never names a time that has passed', () => {
    const anyTime = fc.option(fc.integer({ min: NOW - 1_000, max: NOW + 1_000 }));
    const anyRow = fc.record({
      outboxState: fc.option(fc.constantFrom(...OUTBOX_STATES)),
      dueAt: anyTime,
      scheduledFor: anyTime,
      waitReason: fc.option(fc.constantFrom(...BATCH_WAIT_REASONS, 'reply')),
      tries: fc.nat(3),
      isDelayed: fc.boolean(),
    });
    fc.assert(
      fc.property(anyRow, (row) => {
        expect(badgeOf(row, NOW)?.at ?? Infinity).toBeGreaterThan(NOW);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('asking for attention', () => {
  const idle = { statusCode: 'opted-out', outboxState: null, handledAt: null, purpose: 'Account' } as const;

  it('is done by the four failures that nobody chose, and by no other status', () => {
    const asking = STATUSES.filter((status) => needsAttention({ ...idle, status }));
    expect(asking).toEqual(['Error', 'Rejected', 'Bounced', 'Complaint']);
  });

  it('is done by an unconfirmed message', () => {
    const created = { ...idle, status: 'Created', statusCode: 'created' } as const;
    expect(needsAttention({ ...created, outboxState: 'unconfirmed' })).toBe(true);
    expect(needsAttention({ ...created, outboxState: 'waiting' })).toBe(false);
  });

  it('is done by what servers on the way gave up, but not by what the desk decided', () => {
    const asking = UPDATE_CODES.filter((statusCode) =>
      needsAttention({ ...idle, status: 'Other', statusCode }),
    );
    expect(asking).toEqual(['gave-up', 'trouble']);
  });

  it('is done by what came too late only where it was to remind of an appointment', () => {
    const asking = PURPOSES.filter((purpose) =>
      needsAttention({ ...idle, status: 'Other', statusCode: 'too-late', purpose }),
    );
    expect(asking).toEqual(['Appointment reminder']);
  });

  it('ends when somebody has handled it', () => {
    const anyRow: fc.Arbitrary<Pick<MessageRow, 'status' | 'statusCode' | 'outboxState' | 'purpose'>> =
      fc.record({
        statusCode: fc.constantFrom(...UPDATE_CODES),
        status: fc.constantFrom(...STATUSES),
        outboxState: fc.option(fc.constantFrom(...OUTBOX_STATES)),
        purpose: fc.constantFrom(...PURPOSES),
      });
    fc.assert(
      fc.property(anyRow, (row) => {
        expect(needsAttention({ ...row, handledAt: NOW })).toBe(false);
      }),
    );
  });
});
