import type { Account } from '../../../shared/domain/account';
import { domainOf } from '../../../shared/domain/address';
import type { MessageDetails } from '../../../shared/domain/message';
import { previewOf } from '../../../shared/domain/preview';
import { plainRichText, type RichText } from '../../../shared/domain/rich-text';
import type { EmailHeading } from '../../ports/email-composer';
import type { NewBatch, NewCarrier, NewMessage } from '../../ports/message-store';
import { personUpdate } from '../messages/person-update';
import type { Ports } from '../ports';

interface Mail {
  address: string;
  subject: string;
  text: string;
}

/** What is known of the e-mail itself. */
interface Letter extends Mail {
  account: Account;
  body: RichText;
  heading: EmailHeading;
}

/**
 * The e-mail that carries an SMS to its gateway, with its frozen bytes: plain text and nothing else. It is no message to
 * a patient, so that nothing that becomes of it touches a record.
 */
export async function newCarrier(
  ports: Pick<Ports, 'chance' | 'clock' | 'composer' | 'messages' | 'tokens'>,
  smsId: string,
  account: Account,
  mail: Mail,
): Promise<NewCarrier> {
  const sms = ports.messages.details(smsId);
  if (sms === null) throw new Error('There is no such SMS.');
  const id = ports.chance.newId();
  const token = ports.tokens.tokenFor(id);
  const body = plainRichText(mail.text);
  const heading: EmailHeading = {
    messageId: id,
    messageIdHeader: `<${id.replaceAll('-', '')}.${token}@${domainOf(account.fromAddress)}>`,
    to: { name: '', address: mail.address },
    date: ports.clock.now(),
    receiptTo: null,
    unsubscribeUri: null,
  };
  const mime = await ports.composer.compose({
    ...heading,
    from: { name: account.fromName, address: account.fromAddress },
    replyTo: account.replyTo,
    subject: mail.subject,
    body,
    attachments: [],
  });
  const message = { ...messageFields(sms, { ...mail, account, body, heading }), token, mime };
  return { carries: smsId, batch: batchFor(sms, ports.chance.newId(), heading.date), message };
}

function batchFor(
  { batchName, purpose, createdBy }: MessageDetails,
  id: string,
  createdAt: number,
): NewBatch {
  return { id, name: `E-mails carrying “${batchName}”`, channel: 'email', purpose, createdAt, createdBy };
}

function messageFields(
  sms: MessageDetails,
  { account, address, subject, text, body, heading }: Letter,
): Omit<NewMessage, 'batchId' | 'token' | 'mime'> {
  const { purpose, patientName, createdBy, notAfter } = sms;
  const createdAt = heading.date;
  return {
    id: heading.messageId,
    messageIdHeader: heading.messageIdHeader,
    patientId: null,
    patientName,
    recipient: address,
    channel: 'email',
    purpose,
    accountId: account.id,
    from: account.fromName === '' ? account.fromAddress : `${account.fromName} <${account.fromAddress}>`,
    fromAddress: account.fromAddress,
    replyTo: account.replyTo,
    subject,
    preview: previewOf(text),
    attachments: [],
    createdAt,
    createdBy,
    scheduledFor: null,
    notAfter,
    resendOf: null,
    body,
    updates: [personUpdate(createdAt, createdBy, 'created', { status: 'Created' })],
    dueAt: createdAt,
  };
}
