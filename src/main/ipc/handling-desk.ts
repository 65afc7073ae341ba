import type { OutboxControl } from '../application/outbox/outbox';
import type { ImportDesk } from '../application/patients/import/import-desk';
import type { Ports } from '../application/ports';

/** What handlers work with: the practice that is open when they are asked. */
export interface HandlingDesk {
  ports: () => Ports;
  outbox: () => OutboxControl;
  imports: () => ImportDesk;
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
