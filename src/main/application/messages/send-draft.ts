import type { Account } from '../../../shared/domain/account';
import { draftProblems, type MessageDraft } from '../../../shared/domain/draft';
import type { SendProgress, SentBatch } from '../../../shared/domain/draft';
import type { AttachmentContent, EmailHeading } from '../../ports/email-composer';
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
import { batchName } from './batch-name';
import { currentRecipients } from './current-recipients';
import { estimatedSizeBytes } from './review-draft';
import { newEmailMessage, type EmailBatchFacts, type EmailText } from './new-email-message';

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
  const { account, attachments } = readDraft(ports, draft, now);
  const batch = batchFacts(draft, {
    batchId: ports.chance.newId(),
    ...{ account, attachments, now, by },
    tracking: ports.tracking.get(account.id),
  });
  const from = { name: account.fromName, address: account.fromAddress };
  const content = { from, replyTo: account.replyTo, attachments };
  const freeze = (heading: EmailHeading, { subject, body }: EmailText) =>
    ports.composer.compose({ ...heading, ...content, subject, body });
  const table = draftTableOf(ports, draft);
  const merging = readMerging(ports, batch, table, by);
  const recipients = [...new Set(draft.patientIds), ...table.unmatched];
  const { batchId: id, purpose, createdAt, createdBy } = batch;
  const name = batchName(merging.plan);
  const messageIds = await writeBatch(ports, {
    batch: { id, name, channel: 'email', purpose, createdAt, createdBy },
    recipients,
    wanted: (portion) => wantedMessages(ports, portion, purpose),
    compose: async ({ recipient, row }) => {
      const merged = merging.mergeFor({ patient: recipient, ...table.columnsOf(row ?? recipient.id) });
      const frozen = row === undefined ? freeze : nothingFrozen;
      return writtenFor(row, await newEmailMessage(ports, batch, recipient, null, frozen, merged));
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

/** Of a message that is not sent nothing is kept but what it would have said. */
const nothingFrozen = (): [] => [];

/** Nobody gets a message with braces in it. */
function readMerging(
  ports: Pick<Ports, 'phones' | 'settings'>,
  text: EmailText,
  { headings }: DraftTable,
  by: string,
): Merging {
  const merging = mergingOf(ports, text, headings, by);
  if (merging.plan.problems.length > 0)
    throw new UseCaseError('invalid-input', 'The message cannot be sent: merge-fields.');
  return merging;
}

interface Act {
  batchId: string;
  account: Account;
  attachments: readonly AttachmentContent[];
  tracking: EmailBatchFacts['tracking'];
  now: number;
  by: string;
}

function batchFacts(
  draft: MessageDraft,
  { batchId, account, attachments, tracking, now, by }: Act,
): EmailBatchFacts {
  const { purpose, body, scheduledFor, notAfter } = draft;
  return {
    ...{ batchId, account, tracking, purpose, body, scheduledFor, notAfter },
    subject: draft.subject.trim(),
    attachments: attachments.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      sizeBytes: bytes.length,
    })),
    createdAt: now,
    createdBy: by,
  };
}

function readDraft(ports: SendDraftPorts, draft: MessageDraft, now: number) {
  const problems = draftProblems(draft, now);
  if (problems.length > 0)
    throw new UseCaseError('invalid-input', `The message cannot be sent: ${problems.join(', ')}.`);
  const account = listedAccount(ports, draft.accountId);
  const attachments: AttachmentContent[] | null = ports.attachments.take(draft.attachmentIds);
  if (attachments === null) {
    throw new UseCaseError('attachment-gone', 'An attachment is not there any more. Add it again.');
  }
  const limit = account.capabilities?.sizeLimitBytes ?? null;
  const size = estimatedSizeBytes(draft, attachments);
  if (limit !== null && size > limit) {
    throw new UseCaseError('invalid-input', `The message is larger than ${account.host} takes.`);
  }
  const { patientIds, purpose } = draft;
  if (!patientIds.some((id) => currentRecipients(ports, { patientIds: [id], purpose }).length > 0))
    throw new UseCaseError('not-found', 'None of these patients is on record any more.');
  return { account, attachments };
}
