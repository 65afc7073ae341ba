import { describe, expect, it } from 'vitest';
import {
  batchOutcomes,
  OUTCOME_FILTERS,
  passesOutcome,
  type OutcomeFacts,
} from '../../../src/shared/domain/batch-outcome';
import { SKIP_REASONS } from '../../../src/shared/domain/draft';

const LEFT: OutcomeFacts = { status: 'Queued', statusCode: 'accepted', outboxState: null };

const groupsOf = (change: Partial<OutcomeFacts>) =>
  OUTCOME_FILTERS.filter((filter) => passesOutcome(filter, { ...LEFT, ...change }));

describe('what became of the messages of a batch', () => {
  it.each<[string, Partial<OutcomeFacts>, string[]]>([
    ['has left once the sending server has it', {}, ['left']],
    ['has left and failed when it bounced', { status: 'Bounced', statusCode: 'bounced' }, ['left', 'failed']],
    ['has failed and not left as Error', { status: 'Error', statusCode: 'send-refused' }, ['failed']],
    ['is in no group while it waits', { status: 'Created', outboxState: 'waiting' }, []],
    ['has not left for certain while nobody knows', { status: 'Created', outboxState: 'unconfirmed' }, []],
    ['is not sent, with its reason', { status: 'Other', statusCode: 'opted-out' }, ['not-sent', 'opted-out']],
    [
      'is not sent when it was cancelled',
      { status: 'Other', statusCode: 'cancelled' },
      ['not-sent', 'cancelled'],
    ],
    [
      'had left when servers on the way gave up',
      { status: 'Other', statusCode: 'gave-up' },
      ['left', 'failed'],
    ],
  ])('%s', (_name, change, groups) => {
    expect(groupsOf(change)).toEqual(groups);
  });

  it('has a group for every reason for which a patient gets nothing', () => {
    for (const reason of SKIP_REASONS) expect(OUTCOME_FILTERS).toContain(reason);
  });

  it('is added up, reasons in a fixed order and only those that there are', () => {
    expect(
      batchOutcomes([
        { ...LEFT, count: 142 },
        { ...LEFT, status: 'Bounced', statusCode: 'bounced', count: 3 },
        { ...LEFT, status: 'Created', statusCode: 'created', outboxState: 'waiting', count: 55 },
        { ...LEFT, status: 'Created', statusCode: 'created', outboxState: 'sending', count: 2 },
        { ...LEFT, status: 'Other', statusCode: 'opted-out', count: 4 },
        { ...LEFT, status: 'Other', statusCode: 'no-address', count: 5 },
      ]),
    ).toEqual({
      ...{ left: 145, waiting: 55, sending: 2, unconfirmed: 0, failed: 3 },
      notSent: [
        { code: 'no-address', count: 5 },
        { code: 'opted-out', count: 4 },
      ],
    });
  });
});
