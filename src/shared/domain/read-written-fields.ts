import type { ReportedRecipient } from './classified-report';
import { readDeliveryStatus } from './read-delivery-status';
import { headerOf, type ReceivedMail } from './received-mail';

const FIRST_FIELD = /^(?:reporting-mta|final-recipient|original-recipient) ?:/im;
const FINAL_RECIPIENT = /^final-recipient ?:/im;
const OTHER_FIELD = /^(?:action|status|diagnostic-code) ?:/im;

/** The fields of a delivery status that stand in a text instead of a part of their own. */
export function readWrittenFields(
  mail: Pick<ReceivedMail, 'headers'>,
  text: string,
): ReportedRecipient[] | null {
  if (!FINAL_RECIPIENT.test(text) || !OTHER_FIELD.test(text)) return null;
  const start = text.search(FIRST_FIELD);
  const parts = [{ type: 'message/delivery-status', text: text.slice(start) }];
  return readDeliveryStatus({ headers: mail.headers, parts }, text.slice(0, start));
}

const FORWARD_SUBJECT = /^(?:fwd?|wg|tr|rv|i) ?:/i;
const FORWARDED = /forwarded message|weitergeleitete|message transféré|mensaje reenviado/i;

/** A report that a person has sent on: quoted, but with the fields of a delivery status still in it. */
export function readForwarded(mail: ReceivedMail, text: string): ReportedRecipient[] | null {
  if (!FORWARD_SUBJECT.test(headerOf(mail, 'subject').trim()) || !FORWARDED.test(text)) return null;
  return readWrittenFields(mail, text.replace(/^>{1,9} ?/gm, ''));
}
