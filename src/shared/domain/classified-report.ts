/** What a mail is, as the command line names it. */
export type ReportKind =
  | 'bounce-hard'
  | 'bounce-soft'
  | 'complaint'
  | 'unsubscribe'
  | 'delivered'
  | 'opened-mdn'
  | 'autoreply'
  | 'other';

/** What became of the message for one recipient. */
export type ReportAction =
  | 'failed'
  | 'delayed'
  | 'delivered'
  | 'relayed'
  | 'displayed'
  | 'complained'
  | 'opted-out'
  | 'answered'
  | 'none';

export interface ReportedRecipient {
  /** The address that was sent to (Original-Recipient where it is told), in small letters. */
  address: string;
  /** The address in the end, after forwarding; the same where nothing else is told. */
  finalAddress: string;
  kind: ReportKind;
  action: ReportAction;
  /** Enhanced status code (RFC 3463). */
  status: string | null;
  /** Machine name, for example "userunknown". */
  reason: string;
  /** Which rule recognised it. */
  rule: string;
  /** What the server said about this recipient. */
  diagnostic: string;
  /** Host that said so; empty when it is not told. */
  server: string;
}

/** What a report names of the message it is about. */
export interface NamedMessage {
  /** Message-ID without its angle brackets. */
  messageId: string | null;
  envelopeId: string | null;
  sendtrailId: string | null;
  /** When the event happened, as the report writes it. */
  happenedAt: string | null;
}

export interface ClassifiedReport extends NamedMessage {
  kind: ReportKind;
  recipients: ReportedRecipient[];
}

/** Nobody sends to more at once; what claims more is no report. */
export const RECIPIENT_LIMIT = 200;

type NeededFacts = Pick<ReportedRecipient, 'kind' | 'action' | 'reason' | 'rule'>;

/** A recipient with what is known of it. */
export function reportedRecipient(
  address: string,
  facts: NeededFacts & Partial<ReportedRecipient>,
): ReportedRecipient {
  const written = address.toLowerCase();
  const finalAddress = (facts.finalAddress ?? address).toLowerCase();
  return { status: null, diagnostic: '', server: '', ...facts, address: written, finalAddress };
}

/** Worse news first: what a mail is called by when its recipients fare differently. */
const KIND_ORDER: readonly ReportKind[] = [
  'bounce-hard',
  'bounce-soft',
  'complaint',
  'unsubscribe',
  'delivered',
  'opened-mdn',
  'autoreply',
  'other',
];

/** Puts recipients and message together; the same recipient with the same news counts once. */
export function classifiedReport(
  recipients: readonly ReportedRecipient[],
  message: NamedMessage,
): ClassifiedReport {
  const unique = new Map<string, ReportedRecipient>();
  for (const recipient of recipients) {
    const key = `${recipient.kind} ${recipient.address}`;
    if (unique.size < RECIPIENT_LIMIT && !unique.has(key)) unique.set(key, recipient);
  }
  const all = [...unique.values()];
  const kind = KIND_ORDER.find((each) => all.some((recipient) => recipient.kind === each)) ?? 'other';
  return { ...message, kind, recipients: all };
}
