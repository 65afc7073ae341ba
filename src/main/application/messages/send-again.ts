import { messageActions } from '../../../shared/domain/message-actions';
import type { SentBatch } from '../../../shared/domain/email-draft';
import { UseCaseError } from '../../ports/use-case-error';
import type { MimeSegment } from '../../ports/email-composer';
import type { NewMessage } from '../../ports/message-store';
import { listedAccount } from '../accounts/listed-account';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { newEmailMessage, type EmailBatchFacts, type MessagePatient } from './new-email-message';
import { personUpdate } from './person-update';

type SendAgainPorts = Pick<
  Ports,
  'accounts' | 'chance' | 'clock' | 'composer' | 'messages' | 'patients' | 'tokens' | 'transaction'
>;

/**
 * Sends messages again: each becomes a new message with its own id, linked to the old one, to the address that is on
 * the patient's record now. An opt-out cannot be got round.
 * @param by who is at the desk
 */
export async function sendAgain(
  ports: SendAgainPorts,
  outbox: OutboxControl,
  messageIds: readonly string[],
  by: string,
): Promise<SentBatch> {
  const now = ports.clock.now();
  const batchId = ports.chance.newId();
  const resends: NewMessage[] = [];
  for (const messageId of new Set(messageIds)) {
    resends.push(await resendOf(ports, messageId, { batchId, now, by }));
  }
  const first = resends[0];
  if (first === undefined) throw new UseCaseError('invalid-input', 'No message was chosen.');
  const accountIds = new Set(resends.map(({ accountId }) => accountId));
  ports.transaction.run(() => {
    // They may have been removed while messages were composed; those would wait for ever.
    for (const accountId of accountIds) listedAccount(ports, accountId);
    ports.messages.insert(
      {
        id: batchId,
        name: `Again: ${first.subject}`,
        channel: first.channel,
        purpose: first.purpose,
        createdAt: now,
        createdBy: by,
      },
      resends,
    );
    for (const { id, resendOf: oldId } of resends) {
      if (oldId === null) continue;
      const detail = { relatedMessageId: id };
      ports.messages.append(oldId, personUpdate(now, by, 'sent-again-as', { detail }), now);
    }
  });
  for (const accountId of accountIds) outbox.wake(accountId);
  return { batchId, messageIds: resends.map(({ id }) => id) };
}

async function resendOf(
  ports: SendAgainPorts,
  messageId: string,
  act: { batchId: string; now: number; by: string },
): Promise<NewMessage> {
  const old = ports.messages.details(messageId);
  if (old === null) throw new UseCaseError('not-found', 'The message is not in the log.');
  if (!messageActions(old).sendAgain) {
    throw new UseCaseError(
      'not-allowed-now',
      `“${old.subject}” to ${old.patientName} cannot be sent again now.`,
    );
  }
  const account = listedAccount(ports, old.accountId);
  const body = ports.messages.body(messageId);
  if (body === null) {
    throw new UseCaseError('not-allowed-now', 'The whole message is no longer kept. Write it anew.');
  }
  const mime = ports.messages.mime(messageId);
  const batch: EmailBatchFacts = {
    batchId: act.batchId,
    account,
    purpose: old.purpose,
    subject: old.subject,
    body,
    attachments: old.attachments,
    createdAt: act.now,
    createdBy: act.by,
    scheduledFor: null,
    notAfter: old.notAfter,
  };
  const resend = await newEmailMessage(ports, batch, currentPatient(ports, old), messageId, (heading) =>
    frozenAgain(ports, mime, heading, batch),
  );
  // Frozen bytes keep their From and Reply-To, whatever the account says now.
  return mime.length === 0 ? resend : { ...resend, from: old.from, replyTo: old.replyTo };
}

/** The patient with the address on record now; one who is gone from the record keeps the old name and address. */
function currentPatient(
  ports: Pick<Ports, 'patients'>,
  old: { patientId: string | null; patientName: string; recipient: string },
): MessagePatient {
  const patient = old.patientId === null ? undefined : ports.patients.byIds([old.patientId])[0];
  if (patient !== undefined) return patient;
  const [familyName = '', givenName = ''] = old.patientName.split(', ');
  return { id: null, familyName, givenName, email: old.recipient };
}

/** A message that was never sent (no address then) has no bytes yet and no attachments that could be lost. */
function frozenAgain(
  ports: Pick<Ports, 'composer'>,
  mime: MimeSegment[],
  heading: Parameters<Ports['composer']['readdress']>[1],
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
