import type { ConsentVerdict } from '../../../shared/domain/consent';
import type { Channel, Purpose } from '../../../shared/domain/message';
import type { Patient } from '../../../shared/domain/patient';
import type { Ports } from '../ports';
import { consentVerdicts } from './consent-verdicts';

/** A patient of a draft, with what they have said about messages like it. */
export type CurrentRecipient = Patient & { consent: ConsentVerdict };

/** The patients of a draft, each once: a merged record is written to as the one that took its place. */
export function currentRecipients(
  ports: Pick<Ports, 'notes' | 'patients' | 'settings'>,
  { channel, patientIds, purpose }: { channel: Channel; patientIds: readonly string[]; purpose: Purpose },
): CurrentRecipient[] {
  const current = new Map<string, Patient>();
  for (const patient of ports.patients.byIds([...new Set(patientIds)])) {
    const record = patient.mergedInto === null ? patient : ports.patients.current(patient.id);
    if (record !== null) current.set(record.id, record);
  }
  const verdictFor = consentVerdicts(ports, [...current.keys()], purpose, channel);
  return [...current.values()].map((patient) => ({ ...patient, consent: verdictFor(patient.id) }));
}
