import {
  RECIPIENT_LIMIT,
  reportedRecipient,
  type ReportAction,
  type ReportedRecipient,
} from './classified-report';
import { enhancedCodesIn, mostTellingCode, replyCodeIn } from './enhanced-status';
import { findReason } from './find-reason';
import { failureOf, isDelayText, readDeliveryStatus } from './read-delivery-status';
import { addressesIn, addressIn, headerOf, type ReceivedMail } from './received-mail';
import { isMailProgram, passesGate, specificRule } from './report-gate';
import type { ReportText } from './returned-message';
import { TEXT_RULES } from './text-rules';

const LINES_LIMIT = 2_000;
const LINE_LIMIT = 2_000;

/** A report in words only, by the table of what servers write. Null when the mail is none or names nobody. */
export function readTextReport(
  mail: ReceivedMail,
  text: ReportText,
  returnedTo: string,
): ReportedRecipient[] | null {
  const { own } = text;
  if (!passesGate(mail, own, text.returned !== '')) return null;
  const lines = own
    .split('\n', LINES_LIMIT)
    .map((line) => line.slice(0, LINE_LIMIT).replaceAll('\u2019', "'"));
  const rule = specificRule(own, headerOf(mail, 'from').slice(0, 2_000));
  const found = recipientsIn(mail, lines, rule?.recipients ?? [], returnedTo);
  if (found.length === 0) return null;
  const report: Report = {
    lines,
    own: own.slice(0, 8_000),
    action: actionOf(headerOf(mail, 'subject').slice(0, 1_000), own),
    hosts: `${headerOf(mail, 'from')} ${headerOf(mail, 'received')}`.slice(0, 2_000),
    rule: rule?.id ?? 'generic',
  };
  return found.map((each, index) =>
    recipientOf(each, found[index + 1]?.line ?? null, found.length === 1, report),
  );
}

interface Report {
  lines: readonly string[];
  own: string;
  action: ReportAction;
  hosts: string;
  rule: string;
}

interface FoundLine {
  address: string;
  /** Where it stands; -1: not in the text. */
  line: number;
  /** What is said on the same line. */
  rest: string;
}

/** Headers in which a server names the recipient beside the text. */
const NAMING_HEADERS = ['x-failed-recipients', 'x-bounced-address', 'x-failed-recipient'];

function recipientsIn(
  mail: ReceivedMail,
  lines: readonly string[],
  patterns: readonly RegExp[],
  returnedTo: string,
): FoundLine[] {
  const named = NAMING_HEADERS.flatMap((name) => addressesIn(headerOf(mail, name).slice(0, 20_000)));
  if (named.length > 0) return named.slice(0, RECIPIENT_LIMIT).map((address) => locate(address, lines));
  const ours = ownAddresses(mail);
  const generic = TEXT_RULES.at(-1)?.recipients ?? [];
  const inText = firstFound([...patterns, ...generic], lines, ours);
  if (inText.length > 0) return inText.slice(0, RECIPIENT_LIMIT);
  const returned = addressesIn(returnedTo.slice(0, 20_000)).filter(
    (address) => !ours.has(address.toLowerCase()),
  );
  return returned.length === 1 ? [{ address: returned[0] ?? '', line: -1, rest: '' }] : [];
}

function locate(address: string, lines: readonly string[]): FoundLine {
  const wanted = address.toLowerCase();
  return { address, line: lines.findIndex((line) => line.toLowerCase().includes(wanted)), rest: '' };
}

const OWN_HEADERS = [
  'to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'from',
  'sender',
  'x-apparently-to',
  'reply-to',
];

/** Addresses that are never the failed recipient: whom the report went to, and who wrote it. */
function ownAddresses(mail: ReceivedMail): ReadonlySet<string> {
  const addresses = OWN_HEADERS.flatMap((name) => addressesIn(headerOf(mail, name).slice(0, 20_000)));
  return new Set(addresses.map((address) => address.toLowerCase()));
}

/** Whom a report advises to ask. */
const CONTACT =
  /^(?:abuse|support|help|helpdesk|noc|hostmaster|webmaster|security|info|admin|administrator|no-?reply|service|servicedesk)@/i;

function firstFound(
  patterns: readonly RegExp[],
  lines: readonly string[],
  ours: ReadonlySet<string>,
): FoundLine[] {
  const withAddress = lines.flatMap((text, line) => (text.includes('@') ? [{ text, line }] : []));
  for (const pattern of patterns) {
    const found = withAddress.flatMap(({ text, line }): FoundLine[] => {
      const match = pattern.exec(text);
      const address = addressIn(match?.[1] ?? '');
      if (match === null || address === null || ours.has(address.toLowerCase()) || isMailProgram(address))
        return [];
      return [{ address, line, rest: match[2] ?? '' }];
    });
    const wanted = found.filter(({ address }) => !CONTACT.test(address));
    if (found.length > 0) return wanted.length > 0 ? wanted : found;
  }
  return [];
}

const FINAL =
  /permanent(?:ly)? (?:error|fail|undeliver)|failed permanently|given up|giving up|fatal error|will not be retried|no further attempts/i;

function actionOf(subject: string, own: string): ReportAction {
  return isDelayText(`${subject}\n${own}`) && !FINAL.test(own.slice(0, 8_000)) ? 'delayed' : 'failed';
}

function recipientOf(
  found: FoundLine,
  next: number | null,
  isOnly: boolean,
  report: Report,
): ReportedRecipient {
  const { own, action, hosts } = report;
  const said = saidAbout(report.lines, found, next, isOnly);
  const code = mostTellingCode(enhancedCodesIn(said));
  const replyCode = replyCodeIn(said);
  const near = findReason({ text: said, code, replyCode, hosts });
  const isVague = near.by === 'nothing' || near.rule.startsWith('reply:');
  const whole = {
    text: `${said} ${own}`,
    code: code ?? mostTellingCode(enhancedCodesIn(own)),
    replyCode: replyCode ?? replyCodeIn(own),
    hosts,
  };
  const { reason, rule } = isVague ? findReason(whole) : near;
  return reportedRecipient(found.address, {
    ...failureOf(reason, action),
    action,
    status: code,
    rule: `${report.rule}:${rule}`,
    diagnostic: said.slice(0, 2_000),
  });
}

const LINES_AFTER = 30;
const LINES_BEFORE = 3;
const SAID_LIMIT = 4_000;

/** What stands from a recipient's line to the next one's. */
function saidAbout(lines: readonly string[], found: FoundLine, next: number | null, isOnly: boolean): string {
  const { line, rest } = found;
  if (line < 0) return isOnly ? lines.slice(0, 100).join(' ').slice(0, SAID_LIMIT) : '';
  const before = isOnly ? lines.slice(Math.max(0, line - LINES_BEFORE), line).join(' ') : '';
  const end = next === null || next < line ? line + LINES_AFTER : Math.max(next, line + 1);
  const after = lines.slice(line + 1, Math.min(end, line + LINES_AFTER)).join(' ');
  return `${rest === '' ? (lines[line] ?? '') : rest} ${after} ${before}`.slice(0, SAID_LIMIT);
}

const FORWARD_SUBJECT = /^(?:fwd?|wg|tr|rv|i) ?:/i;
const FORWARDED = /forwarded message|weitergeleitete|message transféré|mensaje reenviado/i;

/** A report that a person has sent on: quoted, but with the fields of a delivery status still in it. */
export function readForwarded(mail: ReceivedMail, text: string): ReportedRecipient[] | null {
  if (!FORWARD_SUBJECT.test(headerOf(mail, 'subject').trim()) || !FORWARDED.test(text)) return null;
  const unquoted = text.replace(/^>{1,9} ?/gm, '');
  if (!/^final-recipient ?:/im.test(unquoted) || !/^(?:action|diagnostic-code) ?:/im.test(unquoted))
    return null;
  const start = unquoted.search(/^(?:reporting-mta|final-recipient|original-recipient) ?:/im);
  const parts = [{ type: 'message/delivery-status', text: unquoted.slice(start) }];
  return readDeliveryStatus({ headers: mail.headers, parts }, unquoted.slice(0, start));
}
