import type { Status } from '../../../shared/domain/status';
import type { FetchedReports } from '../../ports/mailbox-tracker';
import type { Ports } from '../ports';
import { recordReports, type RecordPorts } from './record-reports';

export type CommitPorts = RecordPorts & Pick<Ports, 'tracking'>;

/**
 * Commits what was fetched from an account's mailbox, with all that follows from it and with how far the mailbox has
 * been read: after a kill either all of it is fetched again or none of it.
 */
export function commitFetched(
  ports: CommitPorts,
  accountId: string,
  { reports, cursor }: FetchedReports,
): void {
  ports.transaction.run(() => {
    const seen = new Set<Status>();
    recordReports(ports, reports, ({ status }) => {
      if (status !== null) seen.add(status);
    });
    ports.tracking.noteSeen(accountId, [...seen]);
    ports.tracking.saveCursor(accountId, cursor);
  });
}
