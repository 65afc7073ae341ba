import { checkRecipient, draftProblems, type MessageDraft } from '../../../shared/domain/draft';
import { listName } from '../../../shared/domain/patient';
import { toHtml, toPlainText } from '../../../shared/domain/rich-text';
import type { DraftReview } from '../../../shared/domain/draft';
import { unsubscribeOffer } from '../../../shared/domain/unsubscribe';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { draftTableOf } from '../recipients/draft-table';
import { householdReview } from '../recipients/household-review';
import { recipientsInTurns } from '../recipients/recipients-in-turns';
import { reviewedRow } from '../recipients/row-messages';
import { mergingOf } from '../templates/merging';
import { findSameText } from './find-same-text';

/** RFC 2045 §6.8: base64 makes four characters of three bytes, in lines of 76 with CRLF. */
const BASE64_GROWTH = (4 / 3) * (78 / 76);
/** Headers, boundaries and what the servers on the way add. */
const HEADERS_BYTES = 4_096;

/**
 * Says before sending who gets a draft, who does not and why, and whether the sending server would take its size.
 * @param by who is at the desk: the sender in merge fields
 */
export async function reviewDraft(
  ports: Pick<
    Ports,
    | 'accounts'
    | 'attachments'
    | 'batches'
    | 'clock'
    | 'notes'
    | 'patients'
    | 'phones'
    | 'recipientTables'
    | 'settings'
    | 'tracking'
  >,
  draft: MessageDraft,
  by: string,
): Promise<DraftReview> {
  const attachments = ports.attachments.take(draft.attachmentIds);
  if (attachments === null) {
    throw new UseCaseError('attachment-gone', 'An attachment is not there any more. Add it again.');
  }
  const account = ports.accounts.get(draft.accountId);
  const table = draftTableOf(ports, draft);
  const merging = mergingOf(ports, draft, table.headings, by);
  const households = householdReview();
  const recipients: DraftReview['recipients'] = [];
  const skipped: DraftReview['skipped'] = [];
  for await (const patient of recipientsInTurns(ports, draft)) {
    const check = checkRecipient(patient.email, patient.consent);
    const row = { patientId: patient.id, patientName: listName(patient), address: check.address };
    const merged = merging.mergeFor({ patient, ...table.columnsOf(patient.id) });
    if (!check.willBeSent) skipped.push({ ...row, reason: check.reason, missing: [] });
    else if (!merged.ok) skipped.push({ ...row, reason: 'missing-field', missing: merged.fields });
    else {
      recipients.push(row);
      households.add(row, merged);
    }
  }
  skipped.push(...table.unmatched.map(reviewedRow));
  return {
    problems: [
      ...draftProblems(draft, ports.clock.now()),
      ...(merging.plan.problems.length > 0 ? (['merge-fields'] as const) : []),
    ],
    recipients,
    skipped,
    households: households.result(),
    sizeBytes: estimatedSizeBytes(draft, attachments),
    sameText: findSameText(
      ports,
      draft,
      merging.plan,
      recipients.map(({ patientId }) => patientId),
    ),
    unsubscribe: unsubscribeOffer(draft.purpose, ports.tracking.get(draft.accountId), account?.kind),
    sizeLimitBytes: account?.capabilities?.sizeLimitBytes ?? null,
  };
}

/** About how many bytes one message of a draft will have on its way: a little more rather than less. */
export function estimatedSizeBytes(
  draft: Pick<MessageDraft, 'body'>,
  attachments: readonly { bytes: Uint8Array }[],
): number {
  // Quoted-printable writes at most three characters a byte, and a UTF-16 unit has at most three bytes.
  const bodyBytes = (toPlainText(draft.body).length + toHtml(draft.body).length) * 2;
  const attachmentBytes = attachments.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return Math.ceil(bodyBytes + attachmentBytes * BASE64_GROWTH + HEADERS_BYTES);
}
