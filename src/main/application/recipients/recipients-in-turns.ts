import type { MessageDraft } from '../../../shared/domain/draft';
import { othersTurn } from '../desk/others-turn';
import { partsOf } from '../desk/in-turns';
import { currentRecipients, type CurrentRecipient } from '../messages/current-recipients';
import type { Ports } from '../ports';

/** So many are read, merged and told within a frame. */
const PART = 250;

/** The patients of a draft, each once, as many as they are: others have their turn between some and the next ones. */
export async function* recipientsInTurns(
  ports: Pick<Ports, 'clock' | 'notes' | 'patients' | 'settings'>,
  draft: MessageDraft,
): AsyncGenerator<CurrentRecipient> {
  const seen = new Set<string>();
  for (const patientIds of partsOf(draft.patientIds, PART)) {
    if (seen.size > 0) await othersTurn(ports);
    for (const patient of currentRecipients(ports, { ...draft, patientIds })) {
      if (seen.has(patient.id)) continue;
      seen.add(patient.id);
      yield patient;
    }
  }
}
