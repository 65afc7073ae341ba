import { verdictOfChoice, type ConsentVerdict } from '../../../shared/domain/consent';
import type { Channel, Purpose } from '../../../shared/domain/message';
import type { Ports } from '../ports';

/**
 * What patients have said means for messages of a purpose on a channel; one look at the log for all of them.
 * @param patientIds of records as they stand now
 */
export function consentVerdicts(
  ports: Pick<Ports, 'notes' | 'settings'>,
  patientIds: readonly string[],
  purpose: Purpose,
  channel: Channel,
): (patientId: string) => ConsentVerdict {
  const choices = ports.notes.choices(patientIds, purpose, channel);
  const { consentNeededFor } = ports.settings.desk();
  return (patientId) => verdictOfChoice(choices.get(patientId), purpose, consentNeededFor);
}
