import type { PatientFacts } from '../../../shared/domain/check-patient';
import type { Consent } from '../../../shared/domain/consent';

type SaidConsent = Pick<Consent, 'purpose' | 'channel' | 'choice'>;

/** Nobody has asked her yet, so that the training shows what becomes of a newsletter then. */
const NOT_ASKED_FAMILY_NAME = 'Fairweather';

const GIVEN: readonly SaidConsent[] = [
  { purpose: 'Education', channel: 'email', choice: 'given' },
  { purpose: 'Marketing', channel: 'email', choice: 'given' },
  { purpose: 'Marketing', channel: 'sms', choice: 'given' },
];

/** What a sample patient has said about messages. */
export function sampleConsents({ familyName }: Pick<PatientFacts, 'familyName'>): readonly SaidConsent[] {
  return familyName === NOT_ASKED_FAMILY_NAME ? [] : GIVEN;
}
