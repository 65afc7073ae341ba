import type { ArrivalStop, StopOutcome } from '../../../shared/domain/arrival';
import { needsAttention } from '../../../shared/domain/message';
import { setHandled } from '../messages/set-handled';
import type { Ports } from '../ports';

const NOTES: Record<StopOutcome, string> = {
  'new-address': 'New address at the arrival stop',
  'no-email': 'The patient has no e-mail',
  'address-kept': 'The address was kept at the arrival stop',
  undone: 'The address is right after all',
};

/** Whoever closes a stop has looked at its messages: they need nobody else. */
export function handleStopped(
  ports: Pick<Ports, 'clock' | 'messages' | 'transaction'>,
  stops: readonly Pick<ArrivalStop, 'messageIds'>[],
  outcome: StopOutcome,
  by: string,
): void {
  const rows = ports.messages.rows(stops.flatMap(({ messageIds }) => messageIds));
  const waitingIds = rows.filter(needsAttention).map(({ id }) => id);
  setHandled(ports, waitingIds, true, NOTES[outcome], by);
}
