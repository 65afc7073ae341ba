import type { MessageDraft, RecipientCheck } from '../../../shared/domain/draft';
import type { DraftPreview, PreviewText } from '../../../shared/domain/draft-preview';
import type { Merged } from '../../../shared/domain/merge-plan';
import type { Channel } from '../../../shared/domain/message';
import { listName } from '../../../shared/domain/patient';
import { toPlainText } from '../../../shared/domain/rich-text';
import { countSms } from '../../../shared/domain/sms-text';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { draftTableOf } from '../recipients/draft-table';
import { mergingOf } from '../templates/merging';
import { contactCheck, shownContact } from './contact-check';
import { currentRecipients } from './current-recipients';

/**
 * What one patient would get of a draft, however many others it is for: only the one that is asked for is merged.
 * @param by who is at the desk: the sender in merge fields
 */
export function previewDraft(
  ports: Pick<Ports, 'notes' | 'patients' | 'phones' | 'recipientTables' | 'settings'>,
  { draft, patientId }: { draft: MessageDraft; patientId: string },
  by: string,
): DraftPreview {
  const [patient] = currentRecipients(ports, { ...draft, patientIds: [patientId] });
  if (patient === undefined) throw new UseCaseError('not-found', 'The patient is not on record any more.');
  const table = draftTableOf(ports, draft);
  const merging = mergingOf(ports, draft, table.headings, by);
  const merged = merging.mergeFor({ patient, ...table.columnsOf(patient.id) });
  const check = contactCheck(ports, draft.channel)(patient);
  return {
    patientId: patient.id,
    patientName: listName(patient),
    address: shownContact(ports, draft.channel)(check.address),
    refusal: refusalOf(check, merged),
    text: merged.ok ? TEXTS[draft.channel](merged) : null,
  };
}

/** Who may not be written to is told before what the record lacks, as in the log. */
function refusalOf(check: RecipientCheck, merged: Merged): DraftPreview['refusal'] {
  if (!check.willBeSent) return { reason: check.reason, missing: [] };
  return merged.ok ? null : { reason: 'missing-field', missing: merged.fields };
}

const TEXTS = {
  email: ({ subject, body }) => ({ channel: 'email', subject, body }),
  sms: ({ body }) => {
    const text = toPlainText(body);
    const { encoding, characters, segments } = countSms(text);
    return { channel: 'sms', text, count: { encoding, characters, segments } };
  },
} as const satisfies Record<Channel, (merged: Extract<Merged, { ok: true }>) => PreviewText>;
