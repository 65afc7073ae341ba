import fc from 'fast-check';
import { STATUSES, type Status } from '../../src/shared/domain/status';
import type { StatusUpdate, UpdateCode, UpdateDetail } from '../../src/shared/domain/status-history';

/** The code with which each status usually comes. */
const USUAL_CODES = {
  Created: 'created',
  Queued: 'accepted',
  Sent: 'handed-on',
  Delivered: 'delivered',
  Opened: 'opened',
  Clicked: 'clicked',
  Error: 'send-refused',
  Rejected: 'rejected',
  Bounced: 'bounced',
  Complaint: 'complaint',
  Other: 'trouble',
} as const satisfies Record<Status, UpdateCode>;

/** A history line of a status at a time, with what is said about it. */
export function statusLine(
  status: Status,
  at: number,
  facts: { code?: UpdateCode; detail?: UpdateDetail; by?: string } = {},
): StatusUpdate {
  return { ...notice(facts.code ?? USUAL_CODES[status], at, facts), status };
}

/** A history line without a status. */
export function notice(
  code: UpdateCode,
  at: number,
  facts: { detail?: UpdateDetail; by?: string } = {},
): StatusUpdate {
  return {
    at,
    status: null,
    code,
    detail: facts.detail ?? {},
    source: 'sending',
    by: facts.by ?? null,
    eventKey: `${code}:${String(at)}`,
    sequence: at,
    recordedAt: at,
    hasEvidence: false,
  };
}

/** Histories of status lines and notices, with times close enough to fall together now and then. */
export function anyHistory(
  constraints: fc.ArrayConstraints = { maxLength: 12 },
): fc.Arbitrary<StatusUpdate[]> {
  const status = fc.tuple(fc.constantFrom(...STATUSES), fc.nat(40)).map(([name, at]) => statusLine(name, at));
  const silent = fc.nat(40).map((at) => notice('delayed', at));
  return fc.array(fc.oneof({ weight: 5, arbitrary: status }, silent), constraints);
}
