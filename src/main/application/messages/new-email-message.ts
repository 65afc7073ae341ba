import type { Account } from '../../../shared/domain/account';
import { domainOf } from '../../../shared/domain/address';
import type { ConsentVerdict } from '../../../shared/domain/consent';
import { checkRecipient, type RecipientCheck, type SkipReason } from '../../../shared/domain/draft';
import { receiptAddress } from '../../../shared/domain/envelope-sender';
import type { Merged } from '../../../shared/domain/merge-plan';
import type { AttachmentInfo, Purpose } from '../../../shared/domain/message';
import { fullName, listName, type Patient } from '../../../shared/domain/patient';
import { previewOf, type Preview } from '../../../shared/domain/preview';
import { toPlainText, type RichText } from '../../../shared/domain/rich-text';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { TrackingSettings } from '../../../shared/domain/tracking';
import { unsubscribeUri } from '../../../shared/domain/unsubscribe';
import type { EmailHeading, MimeSegment } from '../../ports/email-composer';
import type { NewMessage } from '../../ports/message-store';
import type { Ports } from '../ports';
import { personUpdate } from './person-update';

/** What all messages of one act of sending have in common. */
export interface EmailBatchFacts {
  batchId: string;
  account: Account;
  /** How its reports are fetched; null: not at all. */
  tracking: Pick<TrackingSettings, 'hasPlusAddresses' | 'isAskingForReceipts'> | null;
  purpose: Purpose;
  subject: string;
  body: RichText;
  attachments: AttachmentInfo[];
  createdAt: number;
  createdBy: string;
  scheduledFor: number | null;
  notAfter: number | null;
}

/** Where the bytes of the message come from: composed anew, or an old message with a new heading. */
export type FreezeMime = (heading: EmailHeading, text: EmailText) => Promise<MimeSegment[]> | MimeSegment[];

/** What one message says. */
export type EmailText = Pick<EmailBatchFacts, 'subject' | 'body'>;

/** The patient as the message needs them; a resend may be to someone who is no longer on record. */
export type MessagePatient = Pick<
  Patient,
  'familyName' | 'givenName' | 'email' | 'dateOfBirth' | 'mobile'
> & {
  id: string | null;
  /** What they have said about messages for this purpose on this channel. */
  consent: ConsentVerdict;
};

/**
 * Makes one message ready to be written, with its frozen bytes. A patient who cannot be sent to gets a message all the
 * same: status Other, with the reason, and nothing in the outbox.
 */
export async function newEmailMessage(
  ports: Pick<Ports, 'chance' | 'tokens'>,
  batch: EmailBatchFacts,
  patient: MessagePatient,
  resendOf: string | null,
  freezeMime: FreezeMime,
  merged: Merged = { ok: true, subject: batch.subject, body: batch.body },
): Promise<NewMessage> {
  const id = ports.chance.newId();
  const token = ports.tokens.tokenFor(id);
  const messageIdHeader = `<${id.replaceAll('-', '')}.${token}@${domainOf(batch.account.fromAddress)}>`;
  const recipient = checkRecipient(patient.email, patient.consent);
  const skipped = skippedUpdate(batch, recipient, merged);
  const text: EmailText = merged.ok ? merged : batch;
  const created = personUpdate(batch.createdAt, batch.createdBy, 'created', { status: 'Created' });
  const heading = {
    messageId: id,
    messageIdHeader,
    to: { name: fullName(patient), address: recipient.address },
    date: batch.scheduledFor ?? batch.createdAt,
    receiptTo: receiptAddress(batch.account.fromAddress, token, batch.tracking),
    unsubscribeUri: unsubscribeUri(batch.purpose, batch.account.fromAddress, token, batch.tracking),
  };
  return {
    ...sharedFields(batch, text),
    id,
    token,
    messageIdHeader,
    patientId: patient.id,
    patientName: listName(patient),
    recipient: recipient.address,
    resendOf,
    mime: skipped === null ? await freezeMime(heading, text) : [],
    updates: skipped === null ? [created] : [created, skipped],
    dueAt: skipped === null ? (batch.scheduledFor ?? batch.createdAt) : null,
  };
}

function sharedFields(batch: EmailBatchFacts, { subject, body }: EmailText) {
  const { account } = batch;
  return {
    batchId: batch.batchId,
    channel: 'email',
    purpose: batch.purpose,
    accountId: account.id,
    from: account.fromName === '' ? account.fromAddress : `${account.fromName} <${account.fromAddress}>`,
    fromAddress: account.fromAddress,
    replyTo: account.replyTo,
    subject,
    preview: cachedPreview(body),
    body,
    attachments: batch.attachments,
    createdAt: batch.createdAt,
    createdBy: batch.createdBy,
    scheduledFor: batch.scheduledFor,
    notAfter: batch.notAfter,
  } as const;
}

const PREVIEWS = new WeakMap<RichText, Preview>();

/** Messages of one batch share their body, so its preview is made once. */
function cachedPreview(body: RichText): Preview {
  const known = PREVIEWS.get(body);
  if (known !== undefined) return known;
  const preview = previewOf(toPlainText(body));
  PREVIEWS.set(body, preview);
  return preview;
}

/** Why a message is not sent; null when it is. Who may not be written to is told before what the record lacks. */
function skippedUpdate(
  batch: EmailBatchFacts,
  recipient: RecipientCheck,
  merged: Merged,
): NewStatusUpdate | null {
  if (recipient.willBeSent && merged.ok) return null;
  const reason: SkipReason = recipient.willBeSent ? 'missing-field' : recipient.reason;
  const note = recipient.willBeSent && !merged.ok ? merged.fields.join(', ') : '';
  return {
    at: batch.createdAt,
    status: 'Other',
    code: reason,
    detail: note === '' ? {} : { note },
    source: 'sending',
    by: null,
    eventKey: `skipped:${reason}`,
  };
}
