import type { Confirmable } from '../../../shared/domain/confirmable';
import type { Channel } from '../../../shared/domain/message';
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

/** What happened, so that nobody knows whether the message has gone, and what that means. */
export const UNCONFIRMED_WORDS = {
  email:
    'The whole message was handed over, but the connection was lost before the server replied. It is not sent again by itself, so that nobody gets it twice.',
  sms: 'The SMS was handed over, but no answer came that says whether it was taken. It is sent again by itself only when the provider certainly has not got it.',
} as const satisfies Record<Channel, string>;

/** What may still tell whether an unconfirmed SMS has gone. A provider that tells nothing later cannot be asked. */
export function awaitedSmsEvidence({ Sent, Delivered, Bounced, Rejected }: Confirmable): string {
  return Sent || Delivered || Bounced || Rejected
    ? 'Where it can be asked, Sendtrail asks the SMS provider whether it has it. When it knows, this question goes away by itself.'
    : 'Only the patient can tell: this SMS provider cannot be asked.';
}
