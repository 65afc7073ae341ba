import type { Account } from '../../../shared/domain/account';
import { draftProblems, type EmailDraft } from '../../../shared/domain/email-draft';
import type { SentBatch } from '../../../shared/domain/email-draft';
import type { AttachmentContent, EmailHeading } from '../../ports/email-composer';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { currentRecipients } from './current-recipients';
import { estimatedSizeBytes } from './review-draft';
import { newEmailMessage, type EmailBatchFacts } from './new-email-message';
import { writeCurrent } from './write-current';

type SendEmailPorts = Pick<
  Ports,
  | 'accounts'
  | 'attachments'
  | 'chance'
  | 'clock'
  | 'composer'
  | 'messages'
  | 'notes'
  | 'patients'
  | 'tokens'
  | 'tracking'
  | 'transaction'
>;

/**
 * Writes one message per patient to the log, all or none, and wakes the outbox. Nothing leaves before this has been
 * committed.
 * @param by who is at the desk
 */
export async function sendEmail(
  ports: SendEmailPorts,
  outbox: OutboxControl,
  draft: EmailDraft,
  by: string,
): Promise<SentBatch> {
  const now = ports.clock.now();
  const { account, attachments } = readDraft(ports, draft, now);
  const batch = batchFacts(draft, {
    batchId: ports.chance.newId(),
    ...{ account, attachments, now, by },
    tracking: ports.tracking.get(account.id),
  });
  const from = { name: account.fromName, address: account.fromAddress };
  const content = { from, replyTo: account.replyTo, subject: batch.subject, body: draft.body, attachments };
  const freeze = (heading: EmailHeading) => ports.composer.compose({ ...heading, ...content });
  const messages = await writeCurrent(ports, {
    wanted: () => currentRecipients(ports, draft).map((recipient) => ({ key: recipient.id, recipient })),
    compose: ({ recipient }) => newEmailMessage(ports, batch, recipient, null, freeze),
    write: (composed) => {
      // It may have been removed while the messages were composed; they would wait for ever.
      listedAccount(ports, account.id);
      const { batchId: id, subject: name, purpose, createdAt, createdBy } = batch;
      ports.messages.insert({ id, name, channel: 'email', purpose, createdAt, createdBy }, composed);
    },
  });
  for (const attachmentId of draft.attachmentIds) ports.attachments.drop(attachmentId);
  outbox.wake(account.id);
  return { batchId: batch.batchId, messageIds: messages.map(({ id }) => id) };
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
  draft: EmailDraft,
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

function readDraft(ports: SendEmailPorts, draft: EmailDraft, now: number) {
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
  if (currentRecipients(ports, draft).length === 0)
    throw new UseCaseError('not-found', 'None of these patients is on record any more.');
  return { account, attachments };
}
