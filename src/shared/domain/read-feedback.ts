import {
  reportedRecipient,
  type ReportAction,
  type ReportedRecipient,
  type ReportKind,
} from './classified-report';
import { addressOfField, fieldBlocks, fieldOf, type FieldBlock } from './field-blocks';
import { addressesIn, addressIn, headerOf, textsOf, type ReceivedMail } from './received-mail';

interface FeedbackRule {
  kind: ReportKind;
  action: ReportAction;
}

const COMPLAINT: FeedbackRule = { kind: 'complaint', action: 'complained' };
const OPT_OUT: FeedbackRule = { kind: 'complaint', action: 'opted-out' };
const NOTHING: FeedbackRule = { kind: 'other', action: 'none' };

/** RFC 5965 §7.3, RFC 6591 (auth-failure), RFC 6430 (not-spam), and what older senders write. */
const TYPES: Readonly<Record<string, FeedbackRule>> = {
  abuse: COMPLAINT,
  fraud: COMPLAINT,
  virus: COMPLAINT,
  other: COMPLAINT,
  complaint: COMPLAINT,
  spam: COMPLAINT,
  miscategorized: COMPLAINT,
  'opt-out': OPT_OUT,
  'opt-out-list': OPT_OUT,
  'not-spam': NOTHING,
  'auth-failure': NOTHING,
  'dkim-failure': NOTHING,
};

/** Where the person who complained is named, the surest first. */
const RECIPIENT_FIELDS = [
  'original-rcpt-to',
  'x-original-rcpt-to',
  'removal-recipient',
  'original-recipient',
  'x-hmxmroriginalrecipient',
];

/** A feedback report (RFC 5965). Null when the mail is none. */
export function readFeedback(mail: ReceivedMail, returnedTo: string): ReportedRecipient[] | null {
  const block = textsOf(mail, ['message/feedback-report'])
    .flatMap((text) => fieldBlocks(text))
    .find((each) => each.has('feedback-type'));
  if (block === undefined) return readPlainComplaint(mail, returnedTo);
  const type = fieldOf(block, 'feedback-type').toLowerCase().trim();
  const rule = TYPES[type] ?? COMPLAINT;
  const facts = {
    ...rule,
    reason: 'feedback',
    rule: `feedback:${Object.hasOwn(TYPES, type) ? type : 'unknown'}`,
    diagnostic: type.slice(0, 200),
    server: fieldOf(block, 'user-agent').slice(0, 200),
  };
  const addresses = addressesOf(block, returnedTo);
  return (addresses.length === 0 ? [''] : addresses).map((address) => reportedRecipient(address, facts));
}

function addressesOf(block: FieldBlock, returnedTo: string): string[] {
  for (const name of RECIPIENT_FIELDS) {
    const named = (block.get(name) ?? []).map(addressOfField).filter((address) => address.includes('@'));
    if (named.length > 0) return named;
  }
  return addressesIn(returnedTo.slice(0, 20_000));
}

/** Outlook.com's complaints came without a report part: the mail comes back as an attachment from this sender. */
function readPlainComplaint(mail: ReceivedMail, returnedTo: string): ReportedRecipient[] | null {
  if (!/^staff@hotmail\.com$/i.test(addressIn(headerOf(mail, 'from')) ?? '')) return null;
  if (!/complaint about/i.test(headerOf(mail, 'subject'))) return null;
  const addresses = addressesIn((headerOf(mail, 'x-hmxmroriginalrecipient') || returnedTo).slice(0, 20_000));
  const facts = { ...COMPLAINT, reason: 'feedback', rule: 'feedback:outlook' };
  return (addresses.length === 0 ? [''] : addresses).map((address) => reportedRecipient(address, facts));
}
