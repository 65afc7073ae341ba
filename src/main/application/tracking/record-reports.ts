import { waitsForPerson } from '../../../shared/domain/bounce-policy';
import { isCertain } from '../../../shared/domain/match-report';
import type { Report, ReportMatch } from '../../../shared/domain/report';
import type { Ports } from '../ports';
import { eventKeyOf, writeReport, type ReportPorts } from './write-report';

export type RecordPorts = ReportPorts & Pick<Ports, 'attention' | 'clock' | 'logger' | 'transaction'>;

/** What became of the reports that a tracker brought. */
export interface RecordedReports {
  recorded: number;
  /** Failures that fit a message only probably: kept until a person has said whether they are about it. */
  probable: number;
  known: number;
  unmatched: number;
}

/**
 * Commits what a tracker brought with all that follows from it, in one transaction; the tracker may acknowledge it
 * afterwards. The same report read again changes nothing. A report that fits a message only probably changes no status
 * and no record: it may be about another one.
 * @param onRecorded hears of each report that a message's history has taken up
 */
export function recordReports(
  ports: RecordPorts,
  reports: readonly Report[],
  onRecorded: (report: Report) => void = () => undefined,
): RecordedReports {
  const now = ports.clock.now();
  const count = { recorded: 0, probable: 0, known: 0, unmatched: 0 };
  ports.transaction.run(() => {
    for (const report of reports) {
      const outcome = recordReport(ports, report, now);
      count[outcome] += 1;
      if (outcome === 'recorded') onRecorded(report);
    }
  });
  if (count.unmatched > 0) ports.logger.warn('reports-unmatched', { count: count.unmatched });
  return count;
}

function recordReport(ports: RecordPorts, report: Report, now: number): keyof RecordedReports {
  const found = ports.messages.match(report.keys, report);
  if (found === null) return 'unmatched';
  if (!isCertain(found, report)) return keepProbable(ports, report, found, now);
  const { messageId, strength } = found;
  return writeReport(ports, { messageId, strength, report }, now) ? 'recorded' : 'known';
}

function keepProbable(
  ports: RecordPorts,
  report: Report,
  { messageId, strength }: ReportMatch,
  recordedAt: number,
): 'probable' | 'known' | 'unmatched' {
  if (!waitsForPerson(report)) return 'unmatched';
  const eventKey = eventKeyOf(report);
  if (ports.messages.history(messageId).some((line) => line.eventKey === eventKey)) return 'known';
  const detail = { ...report.detail, matchedBy: strength };
  const probable = { id: ports.chance.newId(), messageId, recordedAt, report: { ...report, detail } };
  return ports.attention.insertProbable(probable) ? 'probable' : 'known';
}
