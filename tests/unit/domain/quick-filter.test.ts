import { describe, expect, it } from 'vitest';
import { QUICK_FILTERS } from '../../../src/shared/domain/message-search';
import { passesQuickFilter } from '../../../src/shared/domain/quick-filter';
import { STATUSES, type Status } from '../../../src/shared/domain/status';

const NOW = 1_800_000_000_000;
const HOUR_MS = 3_600_000;
const TIMES = { now: NOW, startOfToday: NOW - 10 * HOUR_MS };

type Filtered = Parameters<typeof passesQuickFilter>[1];

const QUEUED: Filtered = {
  status: 'Queued',
  statusAt: NOW - HOUR_MS,
  statusCode: 'accepted',
  outboxState: null,
  handledAt: null,
  channel: 'email',
  purpose: 'Account',
};

function filtersOf(change: Partial<Filtered>): string[] {
  return QUICK_FILTERS.filter((filter) => passesQuickFilter(filter, { ...QUEUED, ...change }, TIMES));
}

function statusesPassing(filter: (typeof QUICK_FILTERS)[number], change: Partial<Filtered>): Status[] {
  return STATUSES.filter((status) => passesQuickFilter(filter, { ...QUEUED, ...change, status }, TIMES));
}

describe('the one-click filters', () => {
  it.each<[string, Partial<Filtered>, string[]]>([
    ['show nothing of a message that is on its way', {}, []],
    ['show what waits', { status: 'Created', outboxState: 'waiting' }, ['waiting']],
    ['show what is being sent with what waits', { status: 'Created', outboxState: 'sending' }, ['waiting']],
    [
      'show what is unconfirmed',
      { status: 'Created', outboxState: 'unconfirmed' },
      ['needs-attention', 'unconfirmed'],
    ],
    ['show a bounce of today', { status: 'Bounced' }, ['needs-attention', 'failed-today']],
    ['show a handled bounce of today', { status: 'Bounced', handledAt: NOW }, ['failed-today', 'handled']],
    [
      'show a bounce of yesterday',
      { status: 'Bounced', statusAt: TIMES.startOfToday - 1 },
      ['needs-attention'],
    ],
    ['show who has opted out', { status: 'Other', statusCode: 'opted-out' }, ['opted-out']],
    [
      'show a reminder that was too late to go',
      { status: 'Other', statusCode: 'too-late', purpose: 'Appointment reminder' },
      ['needs-attention'],
    ],
    ['show no other reason among the opted out', { status: 'Other', statusCode: 'no-address' }, []],
    ['show SMS', { channel: 'sms', statusAt: NOW - 9 * HOUR_MS }, ['sms']],
    ['show what was not heard of for 4 hours', { statusAt: NOW - 4 * HOUR_MS }, ['not-delivered']],
    ['do not show it a moment sooner', { statusAt: NOW - 4 * HOUR_MS + 1 }, []],
    [
      'show what may have gone 4 hours ago',
      { status: 'Created', outboxState: 'unconfirmed', statusAt: NOW - 5 * HOUR_MS },
      ['needs-attention', 'unconfirmed', 'not-delivered'],
    ],
    [
      'do not show what still waits as not delivered',
      { status: 'Created', outboxState: 'waiting', statusAt: NOW - 5 * HOUR_MS },
      ['waiting'],
    ],
  ])('%s', (_words, change, filters) => {
    expect(filtersOf(change)).toEqual(filters);
  });

  it('count red statuses as failed, and those short of the mailbox as not delivered', () => {
    expect(statusesPassing('failed-today', {})).toEqual(['Error', 'Rejected', 'Bounced', 'Complaint']);
    expect(statusesPassing('not-delivered', { statusAt: NOW - 5 * HOUR_MS })).toEqual([
      'Created',
      'Queued',
      'Sent',
    ]);
  });
});
