import type { Patient, PatientInput } from '../../../shared/domain/patient';
import type { Ports } from '../ports';
import { checkedInput, refuseProblems, type CheckPorts } from './checked-input';
import { newPatient } from './new-patient';

/** Puts a person on record. Somebody of the same name may be another person: that is for people to say. */
export function createPatient(
  ports: CheckPorts & Pick<Ports, 'chance' | 'patients'>,
  input: PatientInput,
): Patient {
  const { problems, facts } = checkedInput(ports, input);
  refuseProblems(problems);
  const patient = newPatient(facts, ports.chance.newId(), ports.clock.now());
  ports.patients.insert([patient]);
  return patient;
}
