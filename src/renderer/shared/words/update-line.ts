import type { Status } from '../../../shared/domain/status';
import type { UpdateDetail, UpdateSource } from '../../../shared/domain/status-history';

/** A line of the history, as far as its sentence needs it. */
export interface UpdateLine {
  at: number;
  /** Null for a line without a status. */
  status: Status | null;
  detail: UpdateDetail;
  by: string | null;
  /** Who told us, where that is known. */
  source?: UpdateSource;
}
