import type { OutboxControl } from '../application/outbox/outbox';
import type { ImportDesk } from '../application/patients/import/import-desk';
import type { Ports } from '../application/ports';
import type { TrackingStates } from '../application/desk/troubled-tracking';
import type { TrackingDesk } from '../application/tracking/tracking-desk';

/** What handlers work with: the practice that is open when they are asked. */
export interface HandlingDesk {
  ports: () => Ports;
  outbox: () => OutboxControl;
  imports: () => ImportDesk;
  tracking: () => TrackingDesk;
  trackingStates: TrackingStates;
  /** Who is at the desk now. */
  staffName: () => string;
}

/** A handler that has nothing to tell but that it is done. */
export function act<Asked>(work: (request: Asked) => void): (request: Asked) => null {
  return (request) => {
    work(request);
    return null;
  };
}
