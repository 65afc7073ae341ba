import type { Patient } from '../../../shared/domain/patient';

/** Where a message to a patient goes; that they have no e-mail is an answer, that none is known is a gap. */
export function addressWords({ email, hasNoEmail }: Pick<Patient, 'email' | 'hasNoEmail'>): string {
  if (email !== null) return email;
  return hasNoEmail ? 'has no e-mail' : 'no e-mail on record';
}
