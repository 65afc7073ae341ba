import { domainOf } from '../../../shared/domain/address';
import { receiptAddress } from '../../../shared/domain/envelope-sender';
import { fullName } from '../../../shared/domain/patient';
import type { TrackingSettings } from '../../../shared/domain/tracking';
import { unsubscribeUri } from '../../../shared/domain/unsubscribe';
import type { EmailHeading, MimeSegment } from '../../ports/email-composer';
import type { NewMessage } from '../../ports/message-store';
import type { Ports } from '../ports';
import { commonFields, type BatchFacts, type MessageText, type MessageWork } from './new-message';

/** How the reports of the account are fetched; null: not at all. */
export type EmailTracking = Pick<TrackingSettings, 'hasPlusAddresses' | 'isAskingForReceipts'> | null;

/** Where the bytes of the message come from: composed anew, or an old message with a new heading. */
export type FreezeMime = (heading: EmailHeading, text: MessageText) => Promise<MimeSegment[]> | MimeSegment[];

/**
 * Makes one e-mail ready to be written, with its frozen bytes. A patient who cannot be sent to gets a message all the
 * same: status Other, with the reason, and nothing in the outbox.
 */
export async function newEmailMessage(
  ports: Pick<Ports, 'chance' | 'tokens'>,
  work: MessageWork,
  tracking: EmailTracking,
  freezeMime: FreezeMime,
): Promise<NewMessage> {
  const { batch, patient, recipient, merged } = work;
  const { account, purpose } = batch;
  const id = ports.chance.newId();
  const token = ports.tokens.tokenFor(id);
  const messageIdHeader = `<${id.replaceAll('-', '')}.${token}@${domainOf(account.fromAddress)}>`;
  const text: MessageText = merged.ok ? merged : batch;
  const common = commonFields(work, text);
  const heading = {
    messageId: id,
    messageIdHeader,
    to: { name: fullName(patient), address: recipient.address },
    date: batch.scheduledFor ?? batch.createdAt,
    receiptTo: receiptAddress(account.fromAddress, token, tracking),
    unsubscribeUri: unsubscribeUri(purpose, account.fromAddress, token, tracking),
  };
  return {
    ...common,
    ...senderFields(batch),
    id,
    token,
    channel: 'email',
    messageIdHeader,
    subject: text.subject,
    mime: common.dueAt === null ? [] : await freezeMime(heading, text),
  };
}

function senderFields({ account }: BatchFacts): Pick<NewMessage, 'from' | 'fromAddress' | 'replyTo'> {
  const { fromName, fromAddress, replyTo } = account;
  return { from: fromName === '' ? fromAddress : `${fromName} <${fromAddress}>`, fromAddress, replyTo };
}
