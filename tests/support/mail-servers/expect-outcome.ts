import { expect } from 'vitest';
import type { Outcome } from './tracked-desk';

/** Nobody has to do anything about the patient. */
export function expectUntouched({ row, email, notes, stops }: Outcome): void {
  expect({ email, notes, stops }).toEqual({ email: row.recipient, notes: [], stops: [] });
}

/** The address has left the patient's record, and the desk asks for another at the next arrival. */
export function expectRemoved({ row, email, notes, stops }: Outcome): void {
  expect({ email, notes }).toEqual({ email: null, notes: ['address-removed'] });
  expect(stops).toMatchObject([
    { address: row.recipient, isAddressRemoved: true, messageIds: [row.id], closed: null },
  ]);
}

/** The address stays on the patient's record, and the desk asks about it at the next arrival. */
export function expectAskedAbout({ row, email, notes, stops }: Outcome): void {
  expect({ email, notes }).toEqual({ email: row.recipient, notes: ['address-failed'] });
  expect(stops).toMatchObject([{ address: row.recipient, isAddressRemoved: false, messageIds: [row.id] }]);
}
