import {
  RECIPIENT_LIMIT,
  reportedRecipient,
  type ReportAction,
  type ReportedRecipient,
} from './classified-report';
import { enhancedCodesIn, mostTellingCode, replyCodeIn } from './enhanced-status';
import { aboutRecipient, findReason, type ReasonFinding } from './find-reason';
import { failureOf, isDelayText } from './read-delivery-status';
import { listAddress, listOfRole } from './list-software';
import { readWrittenFields } from './read-written-fields';
import { addressesIn, addressIn, headerOf, type ReceivedMail } from './received-mail';
import { isMailProgram, passesGate, specificRule } from './report-gate';
import type { ReportText } from './returned-message';
import { LIST_REFUSAL, TEXT_RULES, type TextRule } from './text-rules';

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
  const byFields = readWrittenFields(mail, own);
  if (byFields !== null) return byFields;
  const lines = own.split('\n', LINES_LIMIT).map(readableLine);
  const rule = specificRule(own, headerOf(mail, 'from').slice(0, 2_000));
  const found = recipientsIn(mail, lines, rule, returnedTo);
  const hosts = `${headerOf(mail, 'from')} ${headerOf(mail, 'received')}`.slice(0, 2_000);
  if (found.length === 0) return null;
  const report: Report = {
    lines,
    hosts,
    action: actionOf(headerOf(mail, 'subject').slice(0, 1_000), own),
    rule: rule?.id ?? 'generic',
    whole: onDemand(() => findingOf(sharedText(own, lines, found), hosts)),
  };
  return found.map((each, index) =>
    recipientOf(each, nextTold(found, index, lines), found.length === 1, report),
  );
}

/** Links hold addresses that nobody has sent to. */
function readableLine(line: string): string {
  const text = line.slice(0, LINE_LIMIT).replaceAll('\u2019', "'");
  return text.includes('://') ? text.replace(/https?:\/\/[^\s<>"]{1,1000}/gi, '') : text;
}

interface Report {
  lines: readonly string[];
  action: ReportAction;
  hosts: string;
  rule: string;
  /** What the whole text says, for recipients beside whom nothing is said. */
  whole: () => Finding;
}

type Finding = ReasonFinding & { code: string | null };

const OWN_LIMIT = 8_000;

function findingOf(text: string, hosts: string): Finding {
  const code = mostTellingCode(enhancedCodesIn(text));
  return { ...findReason({ text, code, replyCode: replyCodeIn(text), hosts }), code };
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
  rule: TextRule | null,
  returnedTo: string,
): FoundLine[] {
  const named = NAMING_HEADERS.flatMap((name) => addressesIn(headerOf(mail, name).slice(0, 20_000)));
  if (named.length > 0) return named.slice(0, RECIPIENT_LIMIT).map((address) => locate(address, lines));
  const ours = ownAddresses(mail);
  if (rule?.id === LIST_REFUSAL) return refusedList(mail, firstFound(rule.recipients, lines, ours));
  const generic = TEXT_RULES.at(-1)?.recipients ?? [];
  const inText = firstFound([...(rule?.recipients ?? []), ...generic], lines, ours);
  if (inText.length > 0) return inText;
  const returned = addressesIn(returnedTo.slice(0, 20_000)).filter(
    (address) => !ours.has(address.toLowerCase()),
  );
  return returned.length === 1 ? [{ address: returned[0] ?? '', line: -1, rest: '' }] : [];
}

/** A list that takes no mail from a stranger is the recipient, whoever of its addresses the text names. */
function refusedList(mail: ReceivedMail, inText: readonly FoundLine[]): FoundLine[] {
  const named = inText.map((each) => ({ ...each, address: listOfRole(each.address) }));
  const address = listAddress(mail);
  return named.length > 0 || address === null ? onceEach(named) : [{ address, line: -1, rest: '' }];
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

/** Names who has sent something. */
const SENDER_LINE =
  /^[\s>*|-]{0,20}(?:from|sender|reply-to|return-path|von|absender|de|expéditeur|remitente|mittente|van|差出人|发件人|寄件者) ?[:：]/i;

function firstFound(
  patterns: readonly RegExp[],
  lines: readonly string[],
  ours: ReadonlySet<string>,
): FoundLine[] {
  const withAddress = lines.flatMap((text, line) =>
    text.includes('@') && !SENDER_LINE.test(text) ? [{ text, line }] : [],
  );
  for (const pattern of patterns) {
    const found = withAddress.flatMap(({ text, line }): FoundLine[] => {
      const match = pattern.exec(text);
      const address = addressIn(match?.[1] ?? '');
      if (match === null || address === null || ours.has(address.toLowerCase()) || isMailProgram(address))
        return [];
      return [{ address, line, rest: match[2] ?? '' }];
    });
    const told = found.filter((each, index) => !isReplyBelow(each, found[index - 1], lines));
    const wanted = told.filter(({ address }) => !CONTACT.test(address));
    if (told.length > 0) return onceEach(wanted.length > 0 ? wanted : told);
  }
  return [];
}

/** How Exchange quotes the other server: its name, its code and its words. */
const QUOTED_REPLY = /^\s{0,40}<\S{1,255} #\d\.\d{1,3}\.\d{1,3}/;
/** How it opens a recipient: a name or an address, and when. */
const TOLD_AT = /\son\s{1,4}\S.{0,60}\d{4}/;

/** A quoted reply is about the recipient above it; it names one itself only where just a name stands there. */
function isReplyBelow(each: FoundLine, above: FoundLine | undefined, lines: readonly string[]): boolean {
  if (above === undefined || !QUOTED_REPLY.test(lines[each.line] ?? '')) return false;
  return !lines.slice(above.line + 1, each.line).some((line) => TOLD_AT.test(line));
}

/** A report may name a recipient again in the reply of the server. */
function onceEach(found: readonly FoundLine[]): FoundLine[] {
  const first = new Map<string, FoundLine>();
  for (const each of found) {
    const key = each.address.toLowerCase();
    if (first.size < RECIPIENT_LIMIT && !first.has(key)) first.set(key, each);
  }
  return [...first.values()];
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
  const { action, hosts, whole } = report;
  const { below, above } = saidAbout(report.lines, found, next, isOnly);
  const said = `${below}\n${above}`.slice(0, SAID_LIMIT);
  const near = nearest(below, said, hosts);
  const isVague = near.by === 'nothing' || near.rule.startsWith('reply:');
  const { reason, rule } = aboutRecipient(isVague && whole().by !== 'nothing' ? whole() : near, said);
  return reportedRecipient(aliasIn(said) ?? found.address, {
    ...failureOf(reason, action),
    finalAddress: found.address,
    action,
    status: near.code,
    rule: `${report.rule}:${rule}`,
    diagnostic: said.slice(0, 2_000),
  });
}

/** Where a server's reply begins: both its codes, or one behind the word that it said so. */
const REPLY =
  /(?<![\d.])[245]\d\d[ -]#?[245]\.\d{1,3}\.\d{1,3}(?!\d)|\b(?:said|answered|reported|returned|responded|response|reply|error)\b[^\n\d]{0,20}[45]\d\d[ -]|^[\s"'<(]{0,10}[45]\d\d[ -](?=\D)/i;
/** Its own line, then those that it may go on in. */
const REPLY_LINES: readonly number[] = [1, 5];

/**
 * The words of the remote server count more than what the reporting one explains to people, and what stands with the
 * address more than what stands above it for any case.
 */
function nearest(below: string, said: string, hosts: string): Finding {
  const all = findingOf(said, hosts);
  const start = said.search(REPLY);
  const lines = start === -1 ? [] : said.slice(start).split('\n', Math.max(...REPLY_LINES));
  const told = [
    ...REPLY_LINES.slice(0, lines.length).map((count) => lines.slice(0, count).join('\n')),
    below,
  ];
  for (const text of told) {
    const found = findingOf(text, hosts);
    if (found.by === 'words') return { ...found, code: all.code };
  }
  return all;
}

/** What is said of all: with several recipients only what stands above them, the rest is about one of them. */
function sharedText(own: string, lines: readonly string[], found: readonly FoundLine[]): string {
  const first = Math.min(...found.map(({ line }) => line));
  return (found.length === 1 || first < 0 ? own : lines.slice(0, first).join('\n')).slice(0, OWN_LIMIT);
}

/** Where the next recipient is told of; those in a row with nothing between them share what stands below the last. */
function nextTold(found: readonly FoundLine[], index: number, lines: readonly string[]): number | null {
  let last = found[index]?.line ?? -1;
  for (const { line, rest } of found.slice(index + 1)) {
    const isInRow =
      rest === '' && last < line && lines.slice(last + 1, line).every((text) => text.trim() === '');
    if (!isInRow) return line;
    last = line;
  }
  return null;
}

/** Exim names where an alias leads to, and the alias that was sent to below it. */
function aliasIn(said: string): string | null {
  const alias = /\((?:ultimately )?generated from ([^\s()]{3,320})\)/i.exec(said.slice(0, 1_000))?.[1];
  return alias === undefined ? null : addressIn(alias);
}

/** Worked out when it is asked for first, and once. */
function onDemand<Value>(work: () => Value): () => Value {
  let known: { value: Value } | null = null;
  return () => (known ??= { value: work() }).value;
}

const LINES_AFTER = 30;
const LINES_BEFORE = 3;
const SAID_LIMIT = 4_000;

/** What stands from a recipient's line to the next one's, and above it. */
function saidAbout(
  lines: readonly string[],
  found: FoundLine,
  next: number | null,
  isOnly: boolean,
): { below: string; above: string } {
  const { line, rest } = found;
  if (line < 0)
    return { below: isOnly ? lines.slice(0, 100).join('\n').slice(0, SAID_LIMIT) : '', above: '' };
  const above = isOnly ? lines.slice(Math.max(0, line - LINES_BEFORE), line).join('\n') : '';
  const end = next === null || next < line ? line + LINES_AFTER : Math.max(next, line + 1);
  const after = lines.slice(line + 1, Math.min(end, line + LINES_AFTER)).join('\n');
  const own = rest === '' ? (lines[line] ?? '') : rest;
  return { below: `${own} \n${after}`.slice(0, SAID_LIMIT), above };
}
