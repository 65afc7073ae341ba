import { describe, expect, it } from 'vitest';
import { removesAddress, UNKNOWN_REASON, waitsForPerson } from '../../../src/shared/domain/bounce-policy';
import { STATUSES } from '../../../src/shared/domain/status';

const KEEPS = { keepsAddressOfFullMailbox: true };
const REMOVES = { keepsAddressOfFullMailbox: false };

describe('a bounced address', () => {
  it.each([
    'userunknown',
    'hostunknown',
    'hasmoved',
    'notaccept',
    'suspend',
    'filtered',
    'onhold',
    UNKNOWN_REASON,
    'a reason of tomorrow',
    'constructor',
  ])('leaves the record whatever the setting for “%s”', (reason) => {
    expect(removesAddress(reason, KEEPS)).toBe(true);
    expect(removesAddress(reason, REMOVES)).toBe(true);
  });

  it('of a full mailbox leaves by the setting', () => {
    expect(removesAddress('mailboxfull', KEEPS)).toBe(false);
    expect(removesAddress('mailboxfull', REMOVES)).toBe(true);
  });
});

describe('a report that is only probably about a message', () => {
  it('waits for a person when it tells of a failure after sending', () => {
    const waiting = STATUSES.filter((status) => waitsForPerson({ status, code: 'trouble' }));
    expect(waiting).toEqual(['Rejected', 'Bounced', 'Complaint', 'Other']);
    expect(waitsForPerson({ status: null, code: 'delayed' })).toBe(false);
    expect(waitsForPerson({ status: null, code: 'unsubscribed' })).toBe(true);
  });
});
