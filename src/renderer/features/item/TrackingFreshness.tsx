import type { TrackingState } from '../../../shared/domain/tracking';
import { TimeAgo } from '../../shared/ui/Times';

/** How old the news is: "Last looked 40 s ago." */
export function TrackingFreshness({ tracking: { lastCheckedAt } }: { tracking: TrackingState }) {
  if (lastCheckedAt === null) return <>It has not looked yet.</>;
  return (
    <>
      Last looked <TimeAgo at={lastCheckedAt} />.
    </>
  );
}
