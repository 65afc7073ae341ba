import type { Account } from '../../../shared/domain/account';
import type { ConsentVerdict } from '../../../shared/domain/consent';
import type { RecipientCheck, SkipReason } from '../../../shared/domain/draft';
import type { Merged } from '../../../shared/domain/merge-plan';
import type { AttachmentInfo, Purpose } from '../../../shared/domain/message';
import { listName, type Patient } from '../../../shared/domain/patient';
import { previewOf, type Preview } from '../../../shared/domain/preview';
import { toPlainText, type RichText } from '../../../shared/domain/rich-text';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { NewMessage } from '../../ports/message-store';
import { personUpdate } from './person-update';

/** What all messages of one act of sending have in common. */
export interface BatchFacts {
  batchId: string;
  account: Account;
  purpose: Purpose;
  /** Empty for SMS. */
  subject: string;
  body: RichText;
  /** None for SMS. */
  attachments: AttachmentInfo[];
  createdAt: number;
  createdBy: string;
  scheduledFor: number | null;
  notAfter: number | null;
}

/** What one message says. */
export type MessageText = Pick<BatchFacts, 'subject' | 'body'>;

/** The patient as the message needs them; a resend may be to someone who is no longer on record. */
export type MessagePatient = Pick<
  Patient,
  'familyName' | 'givenName' | 'email' | 'dateOfBirth' | 'mobile'
> & {
  id: string | null;
  /** What they have said about messages for this purpose on this channel. */
  consent: ConsentVerdict;
};

/** One message of a batch, before its channel gives it a form. */
export interface MessageWork {
  batch: BatchFacts;
  patient: MessagePatient;
  recipient: RecipientCheck;
  merged: Merged;
  /** The message that it is sent again for; null: none. */
  resendOf: string | null;
}

type CommonFields = Omit<
  NewMessage,
  'id' | 'token' | 'channel' | 'from' | 'fromAddress' | 'replyTo' | 'subject' | 'messageIdHeader' | 'mime'
>;

/** What is the same on every channel, with the first lines of the history. */
export function commonFields(work: MessageWork, text: MessageText): CommonFields {
  const { batch, patient, recipient, resendOf } = work;
  const created = personUpdate(batch.createdAt, batch.createdBy, 'created', { status: 'Created' });
  const skipped = skippedUpdate(work);
  return {
    batchId: batch.batchId,
    purpose: batch.purpose,
    accountId: batch.account.id,
    patientId: patient.id,
    patientName: listName(patient),
    recipient: recipient.address,
    resendOf,
    preview: cachedPreview(text.body),
    body: text.body,
    attachments: batch.attachments,
    createdAt: batch.createdAt,
    createdBy: batch.createdBy,
    scheduledFor: batch.scheduledFor,
    notAfter: batch.notAfter,
    updates: skipped === null ? [created] : [created, skipped],
    dueAt: skipped === null ? (batch.scheduledFor ?? batch.createdAt) : null,
  };
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
function skippedUpdate({ batch, recipient, merged }: MessageWork): NewStatusUpdate | null {
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
