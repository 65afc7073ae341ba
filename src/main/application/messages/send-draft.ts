import type { Account } from '../../../shared/domain/account';
import { draftProblems, type MessageDraft } from '../../../shared/domain/draft';
import type { SendProgress, SentBatch } from '../../../shared/domain/draft';
import type { MergeDraft } from '../../../shared/domain/merge-plan';
import type { Channel } from '../../../shared/domain/message';
import { plainRichText, toPlainText, type RichText } from '../../../shared/domain/rich-text';
import type { AttachmentContent } from '../../ports/email-composer';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import { writeBatch } from '../batches/write-batch';
import { dropTable } from '../recipients/choose-table';
import { draftTableOf, type DraftTable } from '../recipients/draft-table';
import { householdJoiner } from '../recipients/households';
import { wantedMessages, writtenFor } from '../recipients/row-messages';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { mergingOf, type Merging } from '../templates/merging';
import { accountFor } from './account-for';
import { batchName } from './batch-name';
import { currentRecipients } from './current-recipients';
import { leavingTime } from './leaving-time';
import { MESSAGE_MAKERS } from './message-makers';
import type { BatchFacts } from './new-message';
import { estimatedSizeBytes } from './review-draft';

type SendDraftPorts = Pick<
  Ports,
  | 'accounts'
  | 'attachments'
  | 'batches'
  | 'chance'
  | 'clock'
  | 'composer'
  | 'logger'
  | 'messages'
  | 'notes'
  | 'patients'
  | 'phones'
  | 'recipientTables'
  | 'settings'
  | 'tables'
  | 'tokens'
  | 'tracking'
  | 'transaction'
>;

/**
 * Writes one message per patient to the log, in portions when there are many, and wakes the outbox. Nothing leaves
 * before all of them have been committed.
 * @param by who is at the desk
 */
export async function sendDraft(
  ports: SendDraftPorts,
  outbox: OutboxControl,
  draft: MessageDraft,
  by: string,
  onProgress: (progress: SendProgress) => void = () => undefined,
): Promise<SentBatch> {
  const now = ports.clock.now();
  const { account, attachments, scheduledFor } = readDraft(ports, draft, now);
  const { channel } = draft;
  const batch = batchFacts({ ...draft, scheduledFor }, account, attachments, {
    batchId: ports.chance.newId(),
    createdAt: now,
    createdBy: by,
  });
  const make = MESSAGE_MAKERS[channel].anew(ports, batch, attachments);
  const table = draftTableOf(ports, draft);
  const merging = readMerging(ports, { ...batch, channel }, table, by);
  const recipients = [...new Set(draft.patientIds), ...table.unmatched];
  const { batchId: id, purpose, createdAt, createdBy } = batch;
  const name = batchName(merging.plan);
  const messageIds = await writeBatch(ports, {
    batch: { id, name, channel, purpose, createdAt, createdBy },
    recipients,
    wanted: (portion) => wantedMessages(ports, portion, { channel, purpose }),
    compose: async ({ recipient, row }) => {
      const merged = merging.mergeFor({ patient: recipient, ...table.columnsOf(row ?? recipient.id) });
      return writtenFor(row, await make(recipient, merged, row !== undefined));
    },
    ...(draft.isJoiningHouseholds && { join: householdJoiner() }),
    // It may have been removed while the messages were composed; they would wait for ever.
    check: () => {
      listedAccount(ports, account.id);
    },
    onProgress: (written) => {
      onProgress({ batchId: id, written, total: recipients.length });
    },
  });
  for (const attachmentId of draft.attachmentIds) ports.attachments.drop(attachmentId);
  if (draft.tableId !== null) dropTable(ports, draft.tableId);
  outbox.wake(account.id);
  return { batchId: batch.batchId, messageIds };
}

/** Nobody gets a message with braces in it. */
function readMerging(
  ports: Pick<Ports, 'phones' | 'settings'>,
  text: MergeDraft,
  { headings }: DraftTable,
  by: string,
): Merging {
  const merging = mergingOf(ports, text, headings, by);
  if (merging.plan.problems.length > 0)
    throw new UseCaseError('invalid-input', 'The message cannot be sent: merge-fields.');
  return merging;
}

function batchFacts(
  { channel, purpose, subject, body, scheduledFor, notAfter }: MessageDraft,
  account: Account,
  attachments: readonly AttachmentContent[],
  act: Pick<BatchFacts, 'batchId' | 'createdAt' | 'createdBy'>,
): BatchFacts {
  return {
    ...act,
    ...{ account, purpose, scheduledFor, notAfter },
    subject: subject.trim(),
    body: KEPT_BODIES[channel](body),
    attachments: attachments.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      sizeBytes: bytes.length,
    })),
  };
}

/** An SMS has no formatting, whatever a page sends. */
const KEPT_BODIES = {
  email: (body) => body,
  sms: (body) => plainRichText(toPlainText(body)),
} as const satisfies Record<Channel, (body: RichText) => RichText>;

function readDraft(ports: SendDraftPorts, draft: MessageDraft, now: number) {
  const leaving = leavingTime(ports, draft, now);
  const problems = [...draftProblems(draft, now), ...leaving.problems];
  if (problems.length > 0)
    throw new UseCaseError('invalid-input', `The message cannot be sent: ${problems.join(', ')}.`);
  const account = accountFor(ports, draft);
  const attachments: AttachmentContent[] | null = ports.attachments.take(draft.attachmentIds);
  if (attachments === null) {
    throw new UseCaseError('attachment-gone', 'An attachment is not there any more. Add it again.');
  }
  const limit = account.capabilities?.sizeLimitBytes ?? null;
  const size = estimatedSizeBytes(draft, attachments);
  if (limit !== null && size > limit) {
    throw new UseCaseError('invalid-input', `The message is larger than ${account.host} takes.`);
  }
  const { patientIds } = draft;
  if (!patientIds.some((id) => currentRecipients(ports, { ...draft, patientIds: [id] }).length > 0))
    throw new UseCaseError('not-found', 'None of these patients is on record any more.');
  return { account, attachments, scheduledFor: leaving.scheduledFor };
}
