import type { MatchStrength, Report } from '../../../shared/domain/report';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { Ports } from '../ports';

type RecordPorts = Pick<Ports, 'clock' | 'logger' | 'messages' | 'outbox' | 'transaction'>;

/**
 * Commits what a tracker brought, all of it in one transaction; the tracker may acknowledge it afterwards. The same
 * report read again changes nothing. A report that fits a message only probably is not written: it may be about
 * another one.
 * @returns how many reports were new, known already, and about no message for certain
 */
export function recordReports(
  ports: RecordPorts,
  reports: readonly Report[],
): { recorded: number; known: number; unmatched: number } {
  const now = ports.clock.now();
  const count = { recorded: 0, known: 0, unmatched: 0 };
  ports.transaction.run(() => {
    for (const report of reports) count[recordReport(ports, report, now)] += 1;
  });
  if (count.unmatched > 0) ports.logger.warn('reports-unmatched', { count: count.unmatched });
  return count;
}

function recordReport(ports: RecordPorts, report: Report, now: number): 'recorded' | 'known' | 'unmatched' {
  const found = ports.messages.match(report.keys, report.occurredAt);
  if (found === null || found.strength === 'recipient-and-time') return 'unmatched';
  const update: NewStatusUpdate = {
    at: report.occurredAt,
    status: report.status,
    code: report.code,
    detail: { ...report.detail, matchedBy: found.strength },
    source: report.source,
    by: null,
    eventKey: `report:${report.key}`,
    ...(report.evidence === null ? {} : { evidence: report.evidence }),
  };
  const { isNew } = ports.messages.append(found.messageId, update, now);
  if (!isNew) return 'known';
  endUncertainty(ports, found, update, now);
  return 'recorded';
}

/**
 * A report about a message proves that the server had it: it is neither in doubt nor to be sent any more. A notice
 * without a status (delayed, automatic reply) proves no more than that.
 */
function endUncertainty(
  ports: RecordPorts,
  { messageId, strength }: { messageId: string; strength: MatchStrength },
  { at, status, source, eventKey }: NewStatusUpdate,
  now: number,
): void {
  const row = ports.messages.rows([messageId])[0];
  if (row?.outboxState !== 'unconfirmed' && row?.outboxState !== 'waiting') return;
  const queued: NewStatusUpdate = {
    at,
    status: 'Queued',
    code: 'accepted',
    detail: { matchedBy: strength },
    source,
    by: null,
    eventKey: `${eventKey}:accepted`,
  };
  ports.outbox.settle(messageId, { state: 'done', providerId: null }, status === null ? [queued] : [], now);
}
