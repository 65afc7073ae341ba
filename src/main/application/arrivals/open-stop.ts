import { isSameAddress } from '../../../shared/domain/address';
import type { ArrivalStop } from '../../../shared/domain/arrival';
import type { Patient } from '../../../shared/domain/patient';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** A stop that waits to be dealt with, and all that are dealt with along with it. */
export interface OpenStop {
  stop: ArrivalStop;
  /** The record that it is about, as it stands now. */
  patient: Patient;
  /** The stop and the other open ones of this record for the same address: a merge may have brought them together. */
  together: ArrivalStop[];
  /** Some bounce of theirs has taken the address off the record. */
  isAddressRemoved: boolean;
}

/** Finds an open stop; one that has been closed cannot be dealt with again. */
export function openStop(ports: Pick<Ports, 'arrivals' | 'patients'>, stopId: string): OpenStop {
  const stop = ports.arrivals.stop(stopId);
  const patient = stop === null ? null : ports.patients.current(stop.patientId);
  if (stop === null || patient === null) {
    throw new UseCaseError('not-found', 'The arrival stop is not in the log.');
  }
  if (stop.closed !== null) {
    throw new UseCaseError('not-allowed-now', `${stop.closed.by} has closed this arrival stop already.`);
  }
  const together = ports.arrivals
    .stops(ports.patients.idsOf(patient.id))
    .filter(({ address, closed }) => closed === null && isSameAddress(address, stop.address));
  return { stop, patient, together, isAddressRemoved: together.some((one) => one.isAddressRemoved) };
}
