import { checkAddress } from '../../../shared/domain/address';
import type { Patient } from '../../../shared/domain/patient';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** Puts a person on record. A name is needed; an address, where one is given, must be one that can be sent to. */
export function createPatient(
  ports: Pick<Ports, 'chance' | 'clock' | 'patients'>,
  request: { familyName: string; givenName: string; email: string | null },
): Patient {
  const familyName = request.familyName.trim();
  const givenName = request.givenName.trim();
  if (familyName === '' && givenName === '')
    throw new UseCaseError('invalid-input', 'The patient needs a name.');
  const email = request.email?.trim() ?? '';
  const check = checkAddress(email);
  if (email !== '' && !check.ok)
    throw new UseCaseError('invalid-input', `“${email}” is not an e-mail address.`);
  const patient: Patient = {
    id: ports.chance.newId(),
    familyName,
    givenName,
    email: check.ok ? check.address : null,
    createdAt: ports.clock.now(),
  };
  ports.patients.insert([patient]);
  return patient;
}
