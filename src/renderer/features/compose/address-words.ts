import type { Channel } from '../../../shared/domain/message';
import type { Patient } from '../../../shared/domain/patient';

type Addressed = Pick<Patient, 'email' | 'hasNoEmail' | 'mobile'>;

const ADDRESS_WORDS = {
  email: ({ email, hasNoEmail }) => email ?? (hasNoEmail ? 'has no e-mail' : 'no e-mail on record'),
  sms: ({ mobile }) => mobile ?? 'no mobile on record',
} as const satisfies Record<Channel, (patient: Addressed) => string>;

/** Where a message to a patient goes; that they have no e-mail is an answer, that none is known is a gap. */
export function addressWords(channel: Channel, patient: Addressed): string {
  return ADDRESS_WORDS[channel](patient);
}
