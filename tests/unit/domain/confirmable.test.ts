import { describe, expect, it } from 'vitest';
import { confirmableBy, type Confirmable } from '../../../src/shared/domain/confirmable';

function confirmed(can: Confirmable): string[] {
  return Object.entries(can).flatMap(([status, isKnown]) => (isKnown ? [status] : []));
}

describe('what an account can confirm', () => {
  it('is only Queued and Error without tracking, whatever the server offers', () => {
    for (const capabilities of [null, { hasDsn: false }, { hasDsn: true }]) {
      expect(confirmed(confirmableBy('smtp', capabilities, false))).toEqual(['Queued', 'Error']);
    }
  });

  it('is what delivery reports tell with tracking', () => {
    expect(confirmed(confirmableBy('smtp', { hasDsn: true }, true))).toEqual([
      'Queued',
      'Sent',
      'Delivered',
      'Error',
      'Rejected',
      'Bounced',
      'Complaint',
    ]);
  });

  it('is no more than Queued and Error where the server offers no delivery reports or was never reached', () => {
    for (const capabilities of [null, { hasDsn: false }]) {
      expect(confirmed(confirmableBy('smtp', capabilities, true))).toEqual(['Queued', 'Error']);
    }
  });

  it('is everything in the training practice', () => {
    expect(Object.values(confirmableBy('training', null, false))).not.toContain(false);
  });
});
