import { reportedRecipient, type ReportedRecipient } from './classified-report';
import { addressOfField, fieldBlocks, fieldOf, type FieldBlock } from './field-blocks';
import { addressIn, headerOf, textsOf, type ReceivedMail } from './received-mail';

const RECEIPT_TYPES = ['message/disposition-notification', 'message/global-disposition-notification'];

/** The blocks of a receipt (RFC 8098 §3.1). */
export function receiptBlocks(mail: ReceivedMail): FieldBlock[] {
  return textsOf(mail, RECEIPT_TYPES).flatMap((text) => fieldBlocks(text));
}

/** A receipt (RFC 8098): only `displayed` says that somebody saw it. Null when the mail is none. */
export function readReceipt(mail: ReceivedMail): ReportedRecipient[] | null {
  const blocks = receiptBlocks(mail);
  const block =
    blocks.find((each) => each.has('disposition')) ?? blocks.find((each) => each.has('final-recipient'));
  if (block === undefined) return null;
  const disposition = fieldOf(block, 'disposition').slice(0, 500);
  const isDisplayed = /(?:;|^)\s?displayed\b/i.test(disposition);
  const final = addressOfField(fieldOf(block, 'final-recipient'));
  const original = addressOfField(fieldOf(block, 'original-recipient'));
  const address =
    [original, final].find((each) => each.includes('@')) ?? addressIn(headerOf(mail, 'from')) ?? final;
  return [
    reportedRecipient(address, {
      finalAddress: final || address,
      kind: isDisplayed ? 'opened-mdn' : 'other',
      action: isDisplayed ? 'displayed' : 'none',
      reason: isDisplayed ? 'displayed' : 'undefined',
      rule: isDisplayed ? 'receipt:displayed' : 'receipt:other',
      diagnostic: disposition,
      server: fieldOf(block, 'reporting-ua'),
    }),
  ];
}
