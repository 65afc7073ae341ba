import type { ItemTracking } from '../../../shared/domain/message-item';
import type { TrackingState } from '../../../shared/domain/tracking';
import { TRACKING_TROUBLE_WORDS } from './tracking';

/** What may still tell whether an unconfirmed message has gone, in one or two sentences. */
export function awaitedEvidence(tracking: ItemTracking | null, trouble: TrackingState['trouble']): string {
  if (tracking === null) {
    return 'Only the patient can tell: the mailbox of this account is not read.';
  }
  if (trouble !== null) {
    return `Sendtrail cannot look for an answer at present: ${TRACKING_TROUBLE_WORDS[trouble.kind].short}.`;
  }
  return tracking.sentFolder === null
    ? 'Sendtrail watches the mailbox for a report about it. When one comes, this question goes away by itself.'
    : `Sendtrail looks for its copy in the folder “${tracking.sentFolder}” and for a report about it. When it finds one, this question goes away by itself.`;
}
