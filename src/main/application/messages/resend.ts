import type { Account } from '../../../shared/domain/account';
import type { Contact, SentBatch } from '../../../shared/domain/draft';
import type { Channel, MessageDetails, MessageRow } from '../../../shared/domain/message';
import { messageActions } from '../../../shared/domain/message-actions';
import { smsBatchName } from '../../../shared/domain/sms-title';
import type { NewBatch, NewMessage } from '../../ports/message-store';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { consentVerdicts } from './consent-verdicts';
import { leavingTime } from './leaving-time';
import type { MakerPorts } from './message-maker';
import { MESSAGE_MAKERS } from './message-makers';
import type { BatchFacts, MessagePatient } from './new-message';
import { personUpdate } from './person-update';
import type { WantedMessage } from './write-current';

export type PreparePorts = MakerPorts & Pick<Ports, 'accounts' | 'clock' | 'notes' | 'patients'>;

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
  const name = `Again: ${AGAIN_NAMES[channel](subject)}`;
  const batch = { id: act.batchId, name, channel, purpose, createdAt: act.now, createdBy: act.by };
  return { batch, messages };
}

/** The subject of an SMS is how its text begins. */
const AGAIN_NAMES = {
  email: (subject) => subject,
  sms: smsBatchName,
} as const satisfies Record<Channel, (subject: string) => string>;

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
  return MESSAGE_MAKERS[old.channel].again(ports, batchFacts(ports, old, act), recipient, old);
}

function batchFacts(
  ports: Pick<Ports, 'accounts' | 'messages' | 'settings'>,
  old: MessageDetails,
  act: ResendAct,
): BatchFacts {
  const account: Account = listedAccount(ports, old.accountId);
  const body = ports.messages.body(old.id);
  if (body === null) {
    throw new UseCaseError('not-allowed-now', 'The whole message is no longer kept. Write it anew.');
  }
  const { channel, purpose, subject, attachments, notAfter } = old;
  const { scheduledFor } = leavingTime(ports, { channel, scheduledFor: null, notAfter }, act.now);
  return {
    ...{ batchId: act.batchId, createdAt: act.now, createdBy: act.by, scheduledFor },
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
  const unknown = { dateOfBirth: null, email: null, mobile: null };
  const contact = OLD_CONTACTS[old.channel](old.recipient);
  return { id: null, familyName, givenName, ...unknown, ...contact, consent: 'allowed' };
}

const OLD_CONTACTS = {
  email: (email) => ({ email }),
  sms: (mobile) => ({ mobile }),
} as const satisfies Record<Channel, (recipient: string) => Partial<Contact>>;
