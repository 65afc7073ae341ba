import type { Report, ReportKeys } from '../../../src/shared/domain/report';
import { NOW } from '../log/sample-log';

const NO_KEYS: ReportKeys = {
  token: null,
  envelopeId: null,
  sendtrailId: null,
  messageIdHeader: null,
  recipient: null,
};

/** A report of a delivery, about nobody unless it is told about whom. */
export function sampleReport(
  changes: Partial<Omit<Report, 'keys'>> & { keys?: Partial<ReportKeys> },
): Report {
  return {
    key: 'report-1',
    accountId: 'any',
    source: 'mailbox',
    occurredAt: NOW + 1_000,
    status: 'Delivered',
    code: 'delivered',
    detail: {},
    evidence: null,
    receivedAt: changes.occurredAt ?? NOW + 1_000,
    ...changes,
    keys: { ...NO_KEYS, ...changes.keys },
  };
}

/** A report that a message did not arrive because there is no such mailbox. */
export function sampleBounce(messageId: string, changes: Partial<Omit<Report, 'keys'>> = {}): Report {
  return sampleReport({
    key: `bounce of ${messageId}`,
    status: 'Bounced',
    code: 'bounced',
    detail: { reason: 'userunknown' },
    ...changes,
    keys: { envelopeId: messageId },
  });
}
