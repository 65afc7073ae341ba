import type { Arrival } from '../../../shared/domain/arrival';
import { dayOf } from '../desk/start-of-day';
import { foundPatient } from '../patients/found-patient';
import type { Ports } from '../ports';

/** Notes that a patient has come to the desk: once a day, so that pressing again gives the arrival there is. */
export function arrive(
  ports: Pick<Ports, 'arrivals' | 'chance' | 'clock' | 'patients' | 'transaction'>,
  patientId: string,
  by: string,
): Arrival {
  const at = ports.clock.now();
  return ports.transaction.run(() => {
    const patient = foundPatient(ports, patientId);
    const earlier = ports.arrivals.arrivedWithin(ports.patients.idsOf(patient.id), dayOf(at));
    if (earlier !== null) return earlier;
    const arrival: Arrival = { id: ports.chance.newId(), patientId: patient.id, at, by };
    ports.arrivals.insertArrival(arrival);
    return arrival;
  });
}
