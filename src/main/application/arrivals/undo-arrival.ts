import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** Takes an arrival back that was pressed by mistake. What was done about stops meanwhile stays done. */
export function undoArrival(ports: Pick<Ports, 'arrivals' | 'transaction'>, arrivalId: string): void {
  ports.transaction.run(() => {
    if (ports.arrivals.arrival(arrivalId) === null) {
      throw new UseCaseError('not-found', 'The arrival is not in the log any more.');
    }
    ports.arrivals.removeArrival(arrivalId);
  });
}
