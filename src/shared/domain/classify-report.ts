import { hasAbsenceSubject, isAbsenceNotice, isAutomaticReply, isChallenge } from './automatic-reply';
import {
  classifiedReport,
  reportedRecipient,
  type ClassifiedReport,
  type NamedMessage,
  type ReportedRecipient,
} from './classified-report';
import { fieldOf, type FieldBlock } from './field-blocks';
import { textOfHtml } from './html-text';
import { isByListProgram } from './list-software';
import { deliveryBlocks, readDeliveryStatus } from './read-delivery-status';
import { readFeedback } from './read-feedback';
import { readNotification } from './read-notification';
import { readReceipt, receiptBlocks } from './read-receipt';
import { readTextReport } from './read-text-report';
import { readForwarded } from './read-written-fields';
import { addressIn, hasHeader, headerOf, textsOf, type ReceivedMail } from './received-mail';
import { hasReportSubject, isMailProgram } from './report-gate';
import { bareId, cutReturned, namedIds, returnedHeaders, type ReturnedHeaders } from './returned-message';
import { unsubscribeTokenOf } from './unsubscribe';

const TEXT_LIMIT = 256_000;
const NOTHING: NamedMessage = { messageId: null, envelopeId: null, sendtrailId: null, happenedAt: null };

/**
 * What a mail reports: by its structure first, then by its words, then whether a machine has answered. Takes anything
 * and never throws; what is no report is of kind "other".
 */
export function classifyReport(mail: ReceivedMail): ClassifiedReport {
  const text = bodyText(mail);
  const parted = cutReturned(text);
  const returned = returnedHeaders(mail, parted.returned);
  const byStructure =
    readReceipt(mail) ??
    readFeedback(mail, returned.to) ??
    readDeliveryStatus(mail, parted.own) ??
    readNotification(mail);
  if (byStructure === null && unsubscribeTokenOf(mail) !== null) return classifiedReport([WISH], NOTHING);
  const found =
    byStructure ??
    readAnswer(mail, parted.own) ??
    readTextReport(mail, parted, returned.to) ??
    readForwarded(mail, text);
  if (found !== null) return classifiedReport(found, namedMessage(mail, returned));
  return answers(mail, parted.own)
    ? classifiedReport([answerOf(mail)], namedMessage(mail, returned))
    : classifiedReport([], NOTHING);
}

/**
 * Somebody who got a message wants no more of its kind. The token alone says who: the mail may come from any address of
 * theirs, and what else it names anybody could have written.
 */
const WISH = reportedRecipient('', {
  kind: 'unsubscribe',
  action: 'opted-out',
  reason: 'unsubscribe',
  rule: 'unsubscribe-mail',
});

/** Somebody's program answers, and the mail does not come from a server's own address: its words report nothing. */
function readAnswer(mail: ReceivedMail, own: string): ReportedRecipient[] | null {
  if (
    isMailProgram(headerOf(mail, 'from')) ||
    hasHeader(mail, 'x-failed-recipients') ||
    hasReportSubject(mail) ||
    isByListProgram(mail)
  ) {
    return null;
  }
  if (!isAutomaticReply(mail)) return null;
  return isChallenge(mail, own) ? [] : [answerOf(mail)];
}

/** Asked of what is no report; a mail program reports, it does not answer. */
function answers(mail: ReceivedMail, own: string): boolean {
  const from = headerOf(mail, 'from');
  if (isMailProgram(from) && !hasAbsenceSubject(mail)) return false;
  return (isAutomaticReply(mail) || isAbsenceNotice(mail, own)) && !isChallenge(mail, own);
}

function answerOf(mail: ReceivedMail): ReportedRecipient {
  const address = addressIn(headerOf(mail, 'from')) ?? '';
  return reportedRecipient(address, {
    kind: 'autoreply',
    action: 'answered',
    reason: 'vacation',
    rule: 'automatic-reply',
  });
}

/** What a person would read: the text parts, else the HTML ones as text. */
function bodyText(mail: ReceivedMail): string {
  const plain = textsOf(mail, ['text/plain']);
  const chosen = plain.some((text) => text.trim() !== '')
    ? plain
    : textsOf(mail, ['text/html']).map(textOfHtml);
  return chosen.join('\n').slice(0, TEXT_LIMIT).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

function namedMessage(mail: ReceivedMail, returned: ReturnedHeaders): NamedMessage {
  const delivery = deliveryBlocks(mail);
  const receipt = receiptBlocks(mail);
  const first = (blocks: readonly FieldBlock[], name: string) =>
    blocks.map((block) => fieldOf(block, name)).find((value) => value !== '') ?? null;
  const original = bareId(first(receipt, 'original-message-id') ?? '');
  return {
    messageId: original ?? returned.messageId ?? namedIds(mail)[0] ?? null,
    envelopeId: first([...delivery, ...receipt], 'original-envelope-id'),
    sendtrailId: returned.sendtrailId,
    happenedAt:
      first(delivery, 'last-attempt-date') ?? (headerOf(mail, 'date') || first(delivery, 'arrival-date')),
  };
}
