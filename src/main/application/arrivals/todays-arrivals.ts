import type { ArrivalRow } from '../../../shared/domain/arrival';
import { startOfDay } from '../desk/start-of-day';
import type { Ports } from '../ports';

/** Who has arrived since midnight, newest first, with the stops that wait for them. */
export function todaysArrivals(ports: Pick<Ports, 'arrivals' | 'clock'>): ArrivalRow[] {
  return ports.arrivals.arrivalsSince(startOfDay(ports.clock.now()));
}
