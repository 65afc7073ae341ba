import { MATCH_STRENGTHS, type MatchStrength, type Report } from '../../../shared/domain/report';
import { UseCaseError } from '../../ports/use-case-error';
import { personUpdate } from '../messages/person-update';
import type { Ports } from '../ports';
import { writeReport, type ReportPorts } from './write-report';

type DecidePorts = ReportPorts & Pick<Ports, 'attention' | 'clock' | 'transaction'>;

/**
 * A person says whether a report that fits a message only probably is about it. With a yes it does all that a certain
 * one does.
 * @param isAboutMessage null takes a "no" back; a "yes" has had its consequences, which are undone at the arrival stop
 */
export function decideReport(
  ports: DecidePorts,
  reportId: string,
  isAboutMessage: boolean | null,
  by: string,
): void {
  const now = ports.clock.now();
  ports.transaction.run(() => {
    const found = ports.attention.probable(reportId);
    if (found === null) throw new UseCaseError('not-found', 'The report is not in the log.');
    const { view, report } = found;
    const decidedBefore = view.decided?.isAboutMessage ?? null;
    if (decidedBefore === isAboutMessage) return;
    if (decidedBefore === true) {
      throw new UseCaseError(
        'not-allowed-now',
        'The report was confirmed. What it did can be undone at the arrival stop.',
      );
    }
    ports.attention.decide(reportId, isAboutMessage === null ? null : { at: now, by, isAboutMessage });
    if (isAboutMessage !== true) return;
    const { messageId } = view;
    writeReport(ports, { messageId, strength: strengthOf(report), report }, now);
    const confirmed = personUpdate(now, by, 'report-confirmed');
    // Two reports about one message may be confirmed within a millisecond.
    ports.messages.append(messageId, { ...confirmed, eventKey: `report-confirmed:${reportId}` }, now);
  });
}

/** How it was matched is noted in what is kept of it. */
function strengthOf({ detail }: Report): MatchStrength {
  return MATCH_STRENGTHS.find((strength) => strength === detail.matchedBy) ?? 'recipient-and-time';
}
