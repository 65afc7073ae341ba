import type { Account } from '../../../shared/domain/account';
import type { SentBatch } from '../../../shared/domain/draft';
import type { MessageDetails, MessageRow } from '../../../shared/domain/message';
import { messageActions } from '../../../shared/domain/message-actions';
import type { EmailHeading, MimeSegment } from '../../ports/email-composer';
import type { NewBatch, NewMessage } from '../../ports/message-store';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { newEmailMessage, type EmailBatchFacts, type MessagePatient } from './new-email-message';
import { consentVerdicts } from './consent-verdicts';
import { personUpdate } from './person-update';
import type { WantedMessage } from './write-current';

export type PreparePorts = Pick<
  Ports,
  | 'accounts'
  | 'chance'
  | 'clock'
  | 'composer'
  | 'messages'
  | 'notes'
  | 'patients'
  | 'settings'
  | 'tokens'
  | 'tracking'
>;

/** One act of sending again. */
export interface ResendAct {
  batchId: string;
  now: number;
  by: string;
}

/** New messages with their frozen bytes, not yet in the log. */
export interface PreparedResends {
  batch: NewBatch;
  messages: readonly NewMessage[];
}

/** The act of someone who sends again now. */
export function resendAct({ chance, clock }: Pick<Ports, 'chance' | 'clock'>, by: string): ResendAct {
  return { batchId: chance.newId(), now: clock.now(), by };
}

/** The new messages of one act, as a batch of their own. */
export function resendBatch(messages: readonly NewMessage[], act: ResendAct): PreparedResends {
  const first = messages[0];
  if (first === undefined) throw new UseCaseError('invalid-input', 'No message was chosen.');
  const { subject, channel, purpose } = first;
  const name = `Again: ${subject}`;
  const batch = { id: act.batchId, name, channel, purpose, createdAt: act.now, createdBy: act.by };
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

/** Makes a new message of an old one, with its own id and linked to it. Nothing is written. */
export async function resendOf(
  ports: PreparePorts,
  messageId: string,
  recipient: MessagePatient,
  act: ResendAct,
): Promise<NewMessage> {
  const old = ports.messages.details(messageId);
  if (old === null) throw unknownMessage();
  if (!messageActions(old).sendAgain) {
    throw notAgain(old);
  }
  const batch = batchFacts(ports, old, act);
  const mime = ports.messages.mime(messageId);
  const resend = await newEmailMessage(ports, batch, recipient, messageId, (heading) =>
    frozenAgain(ports, mime, heading, batch),
  );
  // Frozen bytes keep their From and Reply-To, whatever the account says now.
  return mime.length === 0 ? resend : { ...resend, from: old.from, replyTo: old.replyTo };
}

function batchFacts(
  ports: Pick<Ports, 'accounts' | 'messages' | 'tracking'>,
  old: MessageDetails,
  act: ResendAct,
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

/** To whom messages would go again now: each once, as the records stand. */
export function resendRecipients(
  ports: Pick<Ports, 'messages' | 'notes' | 'patients' | 'settings'>,
  messageIds: readonly string[],
): WantedMessage[] {
  const rows = new Map(ports.messages.rows(messageIds).map((row) => [row.id, row]));
  return [...new Set(messageIds)].map((messageId) => {
    const old = rows.get(messageId);
    if (old === undefined) throw unknownMessage();
    return { key: messageId, recipient: currentPatient(ports, old) };
  });
}

function notAgain({ carries, patientName, subject }: MessageDetails): UseCaseError {
  const words =
    carries === null
      ? `“${subject}” to ${patientName} cannot be sent again now.`
      : `This e-mail only carries an SMS to ${patientName}. Send the SMS again instead.`;
  return new UseCaseError('not-allowed-now', words);
}

function unknownMessage(): UseCaseError {
  return new UseCaseError('not-found', 'The message is not in the log.');
}

/** The patient with the address on record now; one who is gone from the record keeps the old name and address. */
function currentPatient(
  ports: Pick<Ports, 'notes' | 'patients' | 'settings'>,
  old: MessageRow,
): MessagePatient {
  const patient = old.patientId === null ? null : ports.patients.current(old.patientId);
  if (patient !== null) {
    const verdictFor = consentVerdicts(ports, [patient.id], old.purpose, old.channel);
    return { ...patient, consent: verdictFor(patient.id) };
  }
  const [familyName = '', givenName = ''] = old.patientName.split(', ');
  const unknown = { dateOfBirth: null, mobile: null };
  return { id: null, familyName, givenName, email: old.recipient, ...unknown, consent: 'allowed' };
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
