import { describe, expect, it } from 'vitest';
import {
  isFailure,
  isGreen,
  STATUS_RULES,
  STATUSES,
  statusesOfTone,
  TONES,
} from '../../../src/shared/domain/status';

describe('statuses', () => {
  it('are eleven, each with its tone, in the order of the guide', () => {
    expect(STATUSES.map((status) => `${status}: ${STATUS_RULES[status].tone}`)).toMatchInlineSnapshot(`
      [
        "Created: grey",
        "Queued: blue",
        "Sent: blue",
        "Delivered: green",
        "Opened: green",
        "Clicked: green",
        "Error: red",
        "Rejected: red",
        "Bounced: red",
        "Complaint: red",
        "Other: amber",
      ]
    `);
  });

  it('are green only where the message is in the mailbox', () => {
    expect(STATUSES.filter(isGreen)).toEqual(['Delivered', 'Opened', 'Clicked']);
  });

  it('end the way of a message when they are red or amber', () => {
    expect(STATUSES.filter(isFailure)).toEqual([...statusesOfTone('red'), ...statusesOfTone('amber')]);
  });

  it('have exactly one tone each', () => {
    const listed = TONES.flatMap(statusesOfTone);
    expect(listed.toSorted()).toEqual([...STATUSES].sort());
  });

  it('have a rank of their own among their kind', () => {
    const ranks = STATUSES.map(
      (status) => `${String(isFailure(status))} ${String(STATUS_RULES[status].rank)}`,
    );
    expect(new Set(ranks).size).toBe(STATUSES.length);
  });
});
