import type { Account } from '../../../shared/domain/account';
import { isOptedOut } from '../../../shared/domain/consent';
import type { SentBatch } from '../../../shared/domain/email-draft';
import type { MessageDetails } from '../../../shared/domain/message';
import { messageActions } from '../../../shared/domain/message-actions';
import type { EmailHeading, MimeSegment } from '../../ports/email-composer';
import type { NewBatch, NewMessage } from '../../ports/message-store';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { newEmailMessage, type EmailBatchFacts, type MessagePatient } from './new-email-message';
import { personUpdate } from './person-update';

export type PreparePorts = Pick<
  Ports,
  'accounts' | 'chance' | 'clock' | 'composer' | 'messages' | 'notes' | 'patients' | 'tokens' | 'tracking'
>;

/** Who sends again, and where to. */
export interface ResendAct {
  by: string;
  /** Null: to the address on each patient's record. Else to this one, which is about to be on it. */
  address: string | null;
}

/** New messages with their frozen bytes, not yet in the log. */
export interface PreparedResends {
  batch: NewBatch;
  messages: NewMessage[];
}

/** Makes new messages of old ones, each with its own id and linked to the old one. Nothing is written. */
export async function prepareResends(
  ports: PreparePorts,
  messageIds: readonly string[],
  act: ResendAct,
): Promise<PreparedResends> {
  const now = ports.clock.now();
  const batchId = ports.chance.newId();
  const messages: NewMessage[] = [];
  for (const messageId of new Set(messageIds)) {
    messages.push(await resendOf(ports, messageId, { ...act, batchId, now }));
  }
  const first = messages[0];
  if (first === undefined) throw new UseCaseError('invalid-input', 'No message was chosen.');
  const { subject, channel, purpose } = first;
  const batch = {
    id: batchId,
    name: `Again: ${subject}`,
    channel,
    purpose,
    createdAt: now,
    createdBy: act.by,
  };
  return { batch, messages };
}

/** Writes prepared messages and the lines that link the old ones to them; to be called within a transaction. */
export function commitResends(
  ports: Pick<Ports, 'accounts' | 'messages'>,
  { batch, messages }: PreparedResends,
): void {
  // They may have been removed while messages were composed; those would wait for ever.
  for (const accountId of accountsOf(messages)) listedAccount(ports, accountId);
  ports.messages.insert(batch, messages);
  const { createdAt, createdBy } = batch;
  for (const { id, resendOf: oldId } of messages) {
    if (oldId === null) continue;
    const detail = { relatedMessageId: id };
    ports.messages.append(oldId, personUpdate(createdAt, createdBy, 'sent-again-as', { detail }), createdAt);
  }
}

/** Lets go what has been committed. */
export function wakeFor(outbox: OutboxControl, { batch, messages }: PreparedResends): SentBatch {
  for (const accountId of accountsOf(messages)) outbox.wake(accountId);
  return { batchId: batch.id, messageIds: messages.map(({ id }) => id) };
}

function accountsOf(messages: readonly NewMessage[]): Set<string> {
  return new Set(messages.map(({ accountId }) => accountId));
}

async function resendOf(
  ports: PreparePorts,
  messageId: string,
  act: ResendAct & { batchId: string; now: number },
): Promise<NewMessage> {
  const old = ports.messages.details(messageId);
  if (old === null) throw new UseCaseError('not-found', 'The message is not in the log.');
  if (!messageActions(old).sendAgain) {
    throw new UseCaseError(
      'not-allowed-now',
      `“${old.subject}” to ${old.patientName} cannot be sent again now.`,
    );
  }
  const batch = batchFacts(ports, old, act);
  const mime = ports.messages.mime(messageId);
  const patient = currentPatient(ports, old);
  const recipient = act.address === null ? patient : { ...patient, email: act.address };
  const resend = await newEmailMessage(ports, batch, recipient, messageId, (heading) =>
    frozenAgain(ports, mime, heading, batch),
  );
  // Frozen bytes keep their From and Reply-To, whatever the account says now.
  return mime.length === 0 ? resend : { ...resend, from: old.from, replyTo: old.replyTo };
}

function batchFacts(
  ports: Pick<Ports, 'accounts' | 'messages' | 'tracking'>,
  old: MessageDetails,
  act: { batchId: string; now: number; by: string },
): EmailBatchFacts {
  const account: Account = listedAccount(ports, old.accountId);
  const body = ports.messages.body(old.id);
  if (body === null) {
    throw new UseCaseError('not-allowed-now', 'The whole message is no longer kept. Write it anew.');
  }
  const { purpose, subject, attachments, notAfter } = old;
  return {
    ...{ batchId: act.batchId, createdAt: act.now, createdBy: act.by, scheduledFor: null },
    tracking: ports.tracking.get(account.id),
    ...{ account, purpose, subject, body, attachments, notAfter },
  };
}

/** The patient with the address on record now; one who is gone from the record keeps the old name and address. */
function currentPatient(
  ports: Pick<Ports, 'notes' | 'patients'>,
  old: Pick<MessageDetails, 'patientId' | 'patientName' | 'recipient' | 'purpose' | 'channel'>,
): MessagePatient {
  const patient = old.patientId === null ? null : ports.patients.current(old.patientId);
  if (patient !== null) {
    const consents = ports.notes.consents(patient.id);
    return { ...patient, isOptedOut: isOptedOut(consents, old.purpose, old.channel) };
  }
  const [familyName = '', givenName = ''] = old.patientName.split(', ');
  return { id: null, familyName, givenName, email: old.recipient, isOptedOut: false };
}

/** A message that was never sent (no address then) has no bytes yet and no attachments that could be lost. */
function frozenAgain(
  ports: Pick<Ports, 'composer'>,
  mime: MimeSegment[],
  heading: EmailHeading,
  batch: EmailBatchFacts,
): Promise<MimeSegment[]> | MimeSegment[] {
  if (mime.length > 0) return ports.composer.readdress(mime, heading);
  if (batch.attachments.length > 0) {
    throw new UseCaseError('not-allowed-now', 'The attachments were not kept. Write the message anew.');
  }
  const { account, subject, body } = batch;
  const from = { name: account.fromName, address: account.fromAddress };
  return ports.composer.compose({
    ...heading,
    from,
    replyTo: account.replyTo,
    subject,
    body,
    attachments: [],
  });
}
