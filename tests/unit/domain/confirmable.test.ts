import { describe, expect, it } from 'vitest';
import { confirmableBy, type ConfirmingAccount } from '../../../src/shared/domain/confirmable';
import { STATUSES, type Status } from '../../../src/shared/domain/status';

const MAILBOX = { isAskingForReceipts: false };

function confirmed(changes: Partial<ConfirmingAccount>): string[] {
  const account = {
    kind: 'smtp',
    sms: null,
    capabilities: null,
    tracking: null,
    seen: new Set<Status>(),
    ...changes,
  } as const;
  return Object.entries(confirmableBy(account)).flatMap(([status, isKnown]) => (isKnown ? [status] : []));
}

describe('what an account can confirm', () => {
  it('is only Queued and Error without tracking, whatever the server offers and has been seen to say', () => {
    for (const capabilities of [null, { hasDsn: false }, { hasDsn: true }]) {
      expect(confirmed({ capabilities, seen: new Set(STATUSES) })).toEqual(['Queued', 'Error']);
    }
  });

  it('is failures, too, with a mailbox: they come back from any server', () => {
    const failures = ['Queued', 'Error', 'Rejected', 'Bounced', 'Complaint'];
    for (const capabilities of [null, { hasDsn: false }]) {
      expect(confirmed({ capabilities, tracking: MAILBOX })).toEqual(failures);
    }
  });

  it('is good news, too, where the server can be asked for reports', () => {
    const known = confirmed({ capabilities: { hasDsn: true }, tracking: MAILBOX });
    expect(known).toEqual(['Queued', 'Sent', 'Delivered', 'Error', 'Rejected', 'Bounced', 'Complaint']);
  });

  it.each(['Sent', 'Delivered', 'Opened'] as const)('is %s once it has been seen', (status) => {
    expect(confirmed({ tracking: MAILBOX })).not.toContain(status);
    expect(confirmed({ tracking: MAILBOX, seen: new Set([status]) })).toContain(status);
  });

  it('is an opening where receipts are asked for, and never a click', () => {
    const known = confirmed({ tracking: { isAskingForReceipts: true }, seen: new Set(['Clicked']) });
    expect(known).toContain('Opened');
    expect(known).not.toContain('Clicked');
  });

  it('is everything in the training practice', () => {
    expect(confirmed({ kind: 'training' })).toHaveLength(9);
  });
});
