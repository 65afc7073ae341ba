import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsAttention, OUTBOX_STATES, PURPOSES } from '../../../src/shared/domain/message';
import { messageActions, type MessageActions } from '../../../src/shared/domain/message-actions';
import { STATUSES } from '../../../src/shared/domain/status';
import { UPDATE_CODES } from '../../../src/shared/domain/status-history';

type Row = Parameters<typeof messageActions>[0];

const QUEUED: Row = {
  status: 'Queued',
  statusCode: 'accepted',
  outboxState: null,
  handledAt: null,
  purpose: 'Account',
  carries: null,
};

const anyRow: fc.Arbitrary<Row> = fc.record({
  status: fc.constantFrom(...STATUSES),
  statusCode: fc.constantFrom(...UPDATE_CODES),
  outboxState: fc.option(fc.constantFrom(...OUTBOX_STATES)),
  handledAt: fc.option(fc.constant(1)),
  purpose: fc.constantFrom(...PURPOSES),
  carries: fc.option(fc.constant('sms-1')),
});

function possible(change: Partial<Row>): string[] {
  const actions: MessageActions = messageActions({ ...QUEUED, ...change });
  return Object.entries(actions).flatMap(([action, isPossible]) => (isPossible ? [action] : []));
}

describe('what can be done with a message', () => {
  it.each<[string, Partial<Row>, string[]]>([
    ['that was accepted', {}, ['sendAgain']],
    [
      'that waits',
      { status: 'Created', statusCode: 'created', outboxState: 'waiting' },
      ['sendNow', 'cancel'],
    ],
    ['that is being sent', { status: 'Created', statusCode: 'created', outboxState: 'sending' }, []],
    [
      'that is unconfirmed',
      { status: 'Created', statusCode: 'created', outboxState: 'unconfirmed' },
      ['resolve', 'handle'],
    ],
    ['that is written and nothing more', { status: 'Created', statusCode: 'created' }, []],
    ['that bounced', { status: 'Bounced', statusCode: 'bounced' }, ['sendAgain', 'handle']],
    [
      'that bounced and was handled',
      { status: 'Bounced', statusCode: 'bounced', handledAt: 1 },
      ['sendAgain', 'handle'],
    ],
    [
      'that was handled and is in the mailbox after all',
      { status: 'Delivered', handledAt: 1 },
      ['sendAgain', 'handle'],
    ],
    ['to a patient who has opted out', { status: 'Other', statusCode: 'opted-out' }, []],
    ['for a row that fits nobody', { status: 'Other', statusCode: 'not-on-record' }, []],
    ['for a row that fits several', { status: 'Other', statusCode: 'fits-several' }, []],
    ['for a further row of somebody', { status: 'Other', statusCode: 'repeated-row' }, []],
    ['to somebody of a household', { status: 'Other', statusCode: 'household' }, ['sendAgain']],
    ['without an address', { status: 'Other', statusCode: 'no-address' }, ['sendAgain']],
    [
      'that reminds of an appointment and was too late to go',
      { status: 'Other', statusCode: 'too-late', purpose: 'Appointment reminder' },
      ['sendAgain', 'handle'],
    ],
    ['that was cancelled', { status: 'Other', statusCode: 'cancelled' }, ['sendAgain']],
    ['that has brought an SMS to its gateway', { carries: 'sms-1' }, []],
    [
      'that was to carry an SMS and came back',
      { carries: 'sms-1', status: 'Bounced', statusCode: 'bounced' },
      ['handle'],
    ],
    [
      'that waits with an SMS',
      { carries: 'sms-1', status: 'Created', statusCode: 'created', outboxState: 'waiting' },
      ['sendNow', 'cancel'],
    ],
  ])('%s', (_words, change, actions) => {
    expect(possible(change)).toEqual(actions);
  });

  it('never includes sending again while it is under way, round an opt-out, or without the SMS it carries', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const isClosed =
          row.carries !== null ||
          row.outboxState !== null ||
          row.status === 'Created' ||
          ['opted-out', 'not-on-record', 'fits-several', 'repeated-row'].includes(row.statusCode);
        expect(messageActions(row).sendAgain).toBe(!isClosed);
      }),
    );
  });

  it('includes sending now and cancelling exactly while it waits', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const { sendNow, cancel, resolve } = messageActions(row);
        expect([sendNow, cancel]).toEqual([row.outboxState === 'waiting', row.outboxState === 'waiting']);
        expect(resolve).toBe(row.outboxState === 'unconfirmed');
      }),
    );
  });

  it('includes handling where it asks for attention, and taking that back', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const isToHandle = messageActions({ ...row, handledAt: null }).handle;
        expect(isToHandle).toBe(needsAttention({ ...row, handledAt: null }));
        expect(messageActions({ ...row, handledAt: 1 }).handle).toBe(true);
      }),
    );
  });
});
