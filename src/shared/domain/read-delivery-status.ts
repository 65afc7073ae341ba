import { weightOf } from './reason-weight';
import {
  RECIPIENT_LIMIT,
  reportedRecipient,
  type ReportAction,
  type ReportedRecipient,
} from './classified-report';
import { enhancedCodesIn, mostTellingCode, replyCodeIn } from './enhanced-status';
import { addressOfField, fieldBlocks, fieldOf, type FieldBlock } from './field-blocks';
import { aboutRecipient, findReason } from './find-reason';
import { addressesIn, headerOf, textsOf, type ReceivedMail } from './received-mail';

const STATUS_TYPES = ['message/delivery-status', 'message/global-delivery-status'];

const ACTIONS: Readonly<Record<string, ReportAction>> = {
  failed: 'failed',
  failure: 'failed',
  fail: 'failed',
  delayed: 'delayed',
  delay: 'delayed',
  delivered: 'delivered',
  deliverable: 'delivered',
  relayed: 'relayed',
  expanded: 'relayed',
};

/** The blocks of a delivery status (RFC 3464 §2.1): the message's own and one for each recipient. */
export function deliveryBlocks(mail: Pick<ReceivedMail, 'parts'>): FieldBlock[] {
  return textsOf(mail, STATUS_TYPES).flatMap((text) =>
    fieldBlocks(text, ['final-recipient', 'original-recipient']),
  );
}

/**
 * A delivery status (RFC 3464): every recipient has its own action and status. Null without a recipient.
 * @param own the report's text above the returned message
 */
export function readDeliveryStatus(mail: ReceivedMail, own: string): ReportedRecipient[] | null {
  const blocks = deliveryBlocks(mail);
  const about = blocks.filter((block) => addressOf(block) !== '');
  const message = blocks.find((block) => block.has('reporting-mta'));
  const report: ReportText = {
    own,
    ownInSmallLetters: own.slice(0, ABOUT_LIMIT).toLowerCase(),
    subject: headerOf(mail, 'subject').slice(0, 1_000),
    reporter: message === undefined ? '' : hostOf(fieldOf(message, 'reporting-mta')),
    isAboutOne: about.length === 1,
  };
  return about.length === 0
    ? null
    : about.slice(0, RECIPIENT_LIMIT).map((block) => recipientOf(block, report));
}

interface ReportText {
  own: string;
  /** Its beginning, in which the recipients are looked for. */
  ownInSmallLetters: string;
  subject: string;
  /** The server that wrote the report. */
  reporter: string;
  isAboutOne: boolean;
}

/** What was sent to, where it is told; else where it ended. */
function addressOf(block: FieldBlock): string {
  const named = [
    addressOfField(fieldOf(block, 'original-recipient')),
    addressOfField(fieldOf(block, 'final-recipient')),
    addressOfField(fieldOf(block, 'x-actual-recipient')),
  ];
  return named.find((address) => address.includes('@')) ?? named.find((address) => address !== '') ?? '';
}

function recipientOf(block: FieldBlock, report: ReportText): ReportedRecipient {
  const address = addressOf(block);
  const finalAddress = addressOfField(fieldOf(block, 'final-recipient')) || address;
  const printed = enhancedCodesIn(fieldOf(block, 'status'))[0] ?? null;
  const said = actionOf(fieldOf(block, 'action'), printed, report);
  const action =
    said === 'delivered' && isOnlyRelayed(textAbout(report, [finalAddress, address])) ? 'relayed' : said;
  const server = hostOf(fieldOf(block, 'remote-mta')) || report.reporter;
  if (action === 'delivered' || action === 'relayed') {
    const diagnostic = bareDiagnostic(fieldOf(block, 'diagnostic-code')).slice(0, DIAGNOSTIC_LIMIT);
    const facts = { finalAddress, kind: 'delivered', action, status: printed, reason: action } as const;
    return reportedRecipient(address, { ...facts, rule: `dsn:${action}`, diagnostic, server });
  }
  return failedRecipient(block, { address, finalAddress, printed, action, server }, report);
}

/**
 * Exim writes "delivered" of a message that it has handed to a server which will tell nothing more; its own words beside
 * the address say so, and RFC 3464 §2.3.3 calls it relayed.
 */
function isOnlyRelayed(near: string): boolean {
  return /\(relayed to non-DSN-aware mailer\)/i.test(near);
}

interface Failed {
  address: string;
  finalAddress: string;
  printed: string | null;
  action: ReportAction;
  server: string;
}

const DIAGNOSTIC_LIMIT = 2_000;

function failedRecipient(block: FieldBlock, failed: Failed, report: ReportText): ReportedRecipient {
  const { address, finalAddress, printed, action, server } = failed;
  const diagnostic = bareDiagnostic(fieldOf(block, 'diagnostic-code'));
  const near = textAbout(report, [finalAddress, address]);
  const candidates = [
    ...enhancedCodesIn(diagnostic),
    ...(printed === null ? [] : [printed]),
    ...enhancedCodesIn(near),
  ];
  const status = mostTellingCode(agreeing(candidates, printed)) ?? printed;
  const said = `${diagnostic} ${fieldOf(block, 'status').replace(/^[245]\.\d{1,3}\.\d{1,3}/, '')}`;
  const hosts = `${server} ${report.reporter}`;
  const first = findReason({
    text: said,
    code: status,
    replyCode: replyCodeIn(diagnostic),
    hosts: `${hosts} ${near}`,
  });
  const whole = `${said} ${near}`;
  const found = aboutRecipient(
    first.by === 'words'
      ? first
      : findReason({ text: whole, code: status, replyCode: replyCodeIn(whole), hosts }),
    whole,
  );
  return reportedRecipient(address, {
    ...failureOf(found.reason, action),
    finalAddress,
    action,
    status,
    rule: `dsn:${found.rule}`,
    diagnostic: (diagnostic || near).slice(0, DIAGNOSTIC_LIMIT),
    server,
  });
}

/** Without the type before the semicolon (RFC 3464 §2.3.6). */
function bareDiagnostic(value: string): string {
  return value.slice(0, 8_000).replace(/^(?:smtp|dns|x400|x-(?!unix)[a-z0-9-]{1,40})\s?;\s?/i, '');
}

function hostOf(value: string): string {
  return value
    .slice(value.indexOf(';') + 1)
    .trim()
    .toLowerCase()
    .slice(0, 255);
}

/** The class of the printed status is kept where a candidate contradicts it: 4.x.x is not made 5.x.x by a text beside. */
function agreeing(codes: readonly string[], printed: string | null): string[] {
  if (printed === null) return [...codes];
  const same = codes.filter((code) => code.startsWith(printed.charAt(0)));
  return /^[245]\.0\.0$/.test(printed) ? [...same, ...codes] : same;
}

const DELAY =
  /\bdelay(?:ed)?\b|still (?:being )?(?:trying|retried)|will (?:keep|continue) (?:on )?trying|not yet been delivered|warning message only|no need to (?:resend|send)|do(?:es)? not need to (?:be )?resen[dt]|will be retried|temporar(?:y|ily) (?:fail|defer)|verzögert|retardé|retrasad/i;
const DELAY_LIMIT = 3_000;

/** Whether a report's own words say that the message is only late. */
export function isDelayText(text: string): boolean {
  return DELAY.test(text.slice(0, DELAY_LIMIT));
}

/** What a report that names no action means by its status, else by its words. */
function actionOf(field: string, printed: string | null, { subject, own }: ReportText): ReportAction {
  const word = /^[a-z]{1,20}/.exec(field.trim().toLowerCase())?.[0] ?? '';
  const named = ACTIONS[word] ?? null;
  if (printed?.startsWith('2') === true && named !== 'failed')
    return named === 'relayed' ? 'relayed' : 'delivered';
  return named ?? (isDelayText(`${subject}\n${own}`) ? 'delayed' : 'failed');
}

/** A delay is never a failure, whatever its reason. */
export function failureOf(reason: string, action: ReportAction): Pick<ReportedRecipient, 'kind' | 'reason'> {
  if (action === 'delayed') return { kind: 'bounce-soft', reason: VAGUE.has(reason) ? 'expired' : reason };
  return { kind: weightOf(reason) === 'hard' ? 'bounce-hard' : 'bounce-soft', reason };
}

const VAGUE: ReadonlySet<string> = new Set(['undefined', 'networkerror', 'systemerror']);

/** What a server writes about all recipients that a report may have fits in. */
const ABOUT_LIMIT = 64_000;
const NEAR_LINES = 40;
const NEAR_LIMIT = 3_000;

/** The lines of a report's text that are about an address. */
function textAbout(report: ReportText, addresses: readonly string[]): string {
  const { own, ownInSmallLetters } = report;
  const wanted = addresses.filter((address) => address.includes('@')).map((address) => address.toLowerCase());
  const at = [...new Set(wanted)]
    .map((address) => ownInSmallLetters.indexOf(address))
    .filter((index) => index !== -1);
  if (at.length === 0) return report.isAboutOne ? own.slice(0, NEAR_LIMIT) : '';
  const start = own.lastIndexOf('\n', Math.min(...at)) + 1;
  const lines = own
    .slice(start, start + 2 * NEAR_LIMIT)
    .split('\n')
    .slice(0, NEAR_LINES);
  const end = lines.findIndex((line, index) => index > 0 && isAboutAnother(line, wanted));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .join(' ')
    .slice(0, NEAR_LIMIT);
}

function isAboutAnother(line: string, wanted: readonly string[]): boolean {
  if (!/^\s{0,40}<?[^\s@]{1,256}@/.test(line)) return false;
  return addressesIn(line.slice(0, 2_000)).some((address) => !wanted.includes(address.toLowerCase()));
}
