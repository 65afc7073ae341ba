import type { MatchStrength, Report } from '../../../shared/domain/report';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import { applyConsequences, type ConsequencePorts } from './apply-consequences';
import type { Ports } from '../ports';

export type ReportPorts = ConsequencePorts & Pick<Ports, 'messages' | 'outbox'>;

/** A report, and the message it is about: for certain, or because a person says so. */
export interface MatchedReport {
  messageId: string;
  strength: MatchStrength;
  report: Report;
}

/** The key of the history line that a report makes: the same report read twice makes one. */
export function eventKeyOf(report: Pick<Report, 'key'>): string {
  return `report:${report.key}`;
}

/**
 * Writes what a report says of a message, with all that follows from it; to be called within a transaction.
 * @returns false when the message has this report already: then nothing is changed
 */
export function writeReport(ports: ReportPorts, matched: MatchedReport, now: number): boolean {
  const { messageId, strength, report } = matched;
  const update: NewStatusUpdate = {
    at: report.occurredAt,
    status: report.status,
    code: report.code,
    detail: { ...report.detail, matchedBy: strength },
    source: report.source,
    by: null,
    eventKey: eventKeyOf(report),
    ...(report.evidence === null ? {} : { evidence: report.evidence }),
  };
  const { isNew, outboxState } = ports.messages.append(messageId, update, now);
  if (!isNew) return false;
  if (outboxState === 'unconfirmed' || outboxState === 'waiting') endUncertainty(ports, matched, update, now);
  applyConsequences(ports, messageId, update, now);
  return true;
}

/**
 * A report about a message proves that the server had it: it is neither in doubt nor to be sent any more. A notice
 * without a status (delayed, automatic reply) proves no more than that.
 */
function endUncertainty(
  ports: ReportPorts,
  { messageId, strength }: MatchedReport,
  { at, status, source, eventKey }: NewStatusUpdate,
  now: number,
): void {
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
