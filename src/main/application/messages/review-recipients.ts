import type { Account } from '../../../shared/domain/account';
import { contactOn, type DraftReview, type MessageDraft } from '../../../shared/domain/draft';
import { listName } from '../../../shared/domain/patient';
import { toPlainText } from '../../../shared/domain/rich-text';
import { smsTally } from '../../../shared/domain/sms-review';
import type { Ports } from '../ports';
import type { DraftTable } from '../recipients/draft-table';
import { householdReview } from '../recipients/household-review';
import { recipientsInTurns } from '../recipients/recipients-in-turns';
import { reviewedRow } from '../recipients/row-messages';
import type { Merging } from '../templates/merging';
import { contactCheck, shownContact } from './contact-check';

/** What is known of a draft before its recipients are gone through. */
interface ReadDraft {
  draft: MessageDraft;
  account: Account | null;
  table: DraftTable;
  merging: Merging;
}

/** Goes through the recipients of a draft: who gets it, who does not and why, and what that takes as SMS. */
export async function reviewRecipients(
  ports: Pick<Ports, 'clock' | 'notes' | 'patients' | 'phones' | 'settings'>,
  { draft, account, table, merging }: ReadDraft,
): Promise<Pick<DraftReview, 'recipients' | 'skipped' | 'households' | 'sms'>> {
  const check = contactCheck(ports, draft.channel);
  const shown = shownContact(ports, draft.channel);
  const households = householdReview();
  const { practiceName } = ports.settings.desk();
  const senderId = account?.sms?.senderId ?? null;
  const tally = smsTally({ purpose: draft.purpose, senderId, practiceName });
  const recipients: DraftReview['recipients'] = [];
  const skipped: DraftReview['skipped'] = [];
  for await (const patient of recipientsInTurns(ports, draft)) {
    const checked = check(patient);
    const row = { patientId: patient.id, patientName: listName(patient), address: shown(checked.address) };
    const merged = merging.mergeFor({ patient, ...table.columnsOf(patient.id) });
    if (!checked.willBeSent) skipped.push({ ...row, reason: checked.reason, missing: [] });
    else if (!merged.ok) skipped.push({ ...row, reason: 'missing-field', missing: merged.fields });
    else {
      recipients.push(row);
      households.add(row, merged);
      if (draft.channel === 'sms') tally.add(patient.id, toPlainText(merged.body));
    }
  }
  for (const left of table.unmatched) {
    const contact = contactOn(draft.channel, left) || (left.email ?? left.mobile ?? '');
    skipped.push(reviewedRow(left, shown(contact)));
  }
  const joined = households.result();
  return { recipients, skipped, households: joined, sms: tally.result(Object.keys(joined.goesTo)) };
}
