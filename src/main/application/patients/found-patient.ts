import type { Patient } from '../../../shared/domain/patient';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** The record that stands for an id now. */
export function foundPatient({ patients }: Pick<Ports, 'patients'>, patientId: string): Patient {
  const patient = patients.current(patientId);
  if (patient === null) throw new UseCaseError('not-found', 'The patient is not on record.');
  return patient;
}
