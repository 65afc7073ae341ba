import type { ArrivalRow } from '../../../shared/domain/arrival';
import { dayOf } from '../desk/start-of-day';
import type { Ports } from '../ports';

/** Who has arrived today, newest first, with the stops that wait for them. */
export function todaysArrivals(ports: Pick<Ports, 'arrivals' | 'clock'>): ArrivalRow[] {
  return ports.arrivals.arrivalsWithin(dayOf(ports.clock.now()));
}
