import { channelOf, type AccountView } from '../../../shared/domain/account';
import { checkRecipient, type RecipientCheck } from '../../../shared/domain/draft';
import type { Channel } from '../../../shared/domain/message';
import type { Patient } from '../../../shared/domain/patient';
import { hasContent, type Draft } from './draft';
import type { KnownMobiles } from './mobile-checks';

/** Whether there is an account that sends on a channel. */
export function canSendOn(channel: Channel, accounts: readonly AccountView[]): boolean {
  return accounts.some((account) => channelOf(account) === channel);
}

/** Where a patient is reached, as the record stands. A number of which nothing is known yet may be a mobile. */
export function reachOf(
  channel: Channel,
  patient: Pick<Patient, 'email' | 'mobile'>,
  known: KnownMobiles,
): RecipientCheck {
  return checkRecipient(channel, patient, (number) => known.get(number) ?? { ok: true, number });
}

/** The channel a message begins with: e-mail, unless only an SMS can be sent or reaches whom it is for. */
function firstChannel(
  { recipients, attachments }: Pick<Draft, 'recipients' | 'attachments'>,
  accounts: readonly AccountView[],
): Channel {
  if (!canSendOn('sms', accounts)) return 'email';
  if (!canSendOn('email', accounts)) return 'sms';
  const isForPhones =
    recipients.length > 0 &&
    attachments.length === 0 &&
    recipients.every(({ email, mobile }) => email === null && mobile !== null);
  return isForPhones ? 'sms' : 'email';
}

/**
 * The draft on the channel that it begins with, while nobody has written in it; else as it is.
 * @param begunAs the draft as it was begun from a record, if it was
 */
export function onFirstChannel(draft: Draft, begunAs: Draft | null, accounts: readonly AccountView[]): Draft {
  const isUntouched = draft === begunAs || (!hasContent(draft) && !canSendOn(draft.channel, accounts));
  const channel = isUntouched ? firstChannel(draft, accounts) : draft.channel;
  return channel === draft.channel ? draft : { ...draft, channel };
}
