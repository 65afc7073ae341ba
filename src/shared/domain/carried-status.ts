import type { Status } from './status';
import type { NewStatusUpdate, UpdateCode } from './status-history';

/** As an account of an e-mail gateway is named where it says what an SMS was sent through. */
export const GATEWAY_NAME = 'Sendtrail Email';

interface Followed {
  status: Status;
  /** Null: the same as that of the e-mail. */
  code: UpdateCode | null;
}

/**
 * What becomes of an SMS when this becomes of the e-mail that carries it. A gateway that has the e-mail has not sent an
 * SMS yet, so nothing good is known beyond Queued.
 */
const FOLLOWED = {
  Created: null,
  Queued: { status: 'Queued', code: null },
  Sent: null,
  Delivered: null,
  Opened: null,
  Clicked: null,
  Error: { status: 'Error', code: null },
  Rejected: { status: 'Error', code: 'carrier-failed' },
  Bounced: { status: 'Error', code: 'carrier-failed' },
  Complaint: { status: 'Error', code: 'carrier-failed' },
  Other: { status: 'Other', code: null },
} as const satisfies Record<Status, Followed | null>;

/**
 * The line that a line of the carrying e-mail's history makes in the history of its SMS; null: none.
 * @param carrierId the e-mail
 */
export function followedLine(line: NewStatusUpdate, carrierId: string): NewStatusUpdate | null {
  const followed = line.status === null ? null : FOLLOWED[line.status];
  if (followed === null) return null;
  const { reply, reason, server } = line.detail;
  return {
    at: line.at,
    status: followed.status,
    code: followed.code ?? line.code,
    detail: {
      relatedMessageId: carrierId,
      ...(reply === undefined ? {} : { reply }),
      ...(reason === undefined ? {} : { reason }),
      ...(server === undefined ? {} : { server }),
    },
    source: line.source,
    by: line.by,
    eventKey: `carrier:${line.eventKey}`,
  };
}
