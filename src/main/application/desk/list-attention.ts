import type { AttentionView } from '../../../shared/domain/attention';
import type { Ports } from '../ports';
import { lateBefore } from './late-reminders';
import { pausedAccounts } from './paused-accounts';
import { troubledTracking, type TrackingStates } from './troubled-tracking';

/** More than this on one list helps nobody; how many there are is counted apart. */
const LISTED_LIMIT = 200;

/** What a person should look at, beside the messages that the filter "Needs attention" lists. */
export function listAttention(
  ports: Pick<Ports, 'accounts' | 'attention' | 'clock' | 'domainBounces' | 'messages'>,
  trackingStates: TrackingStates,
): AttentionView {
  const reports = ports.attention.undecided(LISTED_LIMIT);
  const found = ports.messages.rows([...new Set(reports.map(({ messageId }) => messageId))]);
  const rows = new Map(found.map((row) => [row.id, row]));
  return {
    probableReports: reports.flatMap((report) => {
      const row = rows.get(report.messageId);
      return row === undefined ? [] : [{ report, row }];
    }),
    pausedAccounts: pausedAccounts(ports),
    troubledTracking: troubledTracking(ports, trackingStates),
    outages: ports.domainBounces.outages(),
    lateReminders: ports.messages.lateReminders(lateBefore(ports), LISTED_LIMIT),
  };
}
