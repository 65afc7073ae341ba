import { REASON_RULES } from './bounce-rules';
import { HOST_RULES, type HostRule } from './host-rules';
import { REASON_OF_CODE, REASON_OF_SUBJECT } from './reason-of-code';
import { weightOf } from './reason-weight';

/** What a server said about one recipient. */
export interface ServerReply {
  /** Its words, without the returned message. */
  text: string;
  /** Enhanced status code; null when there is none. */
  code: string | null;
  /** SMTP reply code; null when there is none. */
  replyCode: number | null;
  /** Names of the servers involved, in any form. */
  hosts: string;
}

export interface ReasonFinding {
  reason: string;
  /** Which rule said so, for the Item Viewer. */
  rule: string;
  /** What it was found by: words are worth more than codes. */
  by: 'words' | 'code' | 'nothing';
}

const REASON_OF_REPLY: Readonly<Record<number, string>> = {
  550: 'rejected',
  551: 'rejected',
  552: 'mailboxfull',
  553: 'rejected',
};

/** Why a message was not delivered. The words of the server count more than its code. */
export function findReason(reply: ServerReply): ReasonFinding {
  return byWords(reply) ?? byCode(reply) ?? { reason: 'undefined', rule: 'none', by: 'nothing' };
}

function byWords({ text, code, hosts }: ServerReply): ReasonFinding | null {
  const folded = foldReply(text);
  const names = `${hosts} ${text.slice(0, REPLY_LIMIT)}`.toLowerCase();
  const fits = (rule: HostRule) =>
    (rule.code === null || (code !== null && rule.code.test(code))) && rule.host.test(names);
  const host = HOST_RULES.find((rule) => says(folded, rule.phrases) && fits(rule));
  if (host !== undefined) return { reason: host.reason, rule: `host:${host.id}`, by: 'words' };
  const reason = reasonInWords(folded);
  if (reason !== null) return { reason, rule: `text:${reason}`, by: 'words' };
  const ofCode = HOST_RULES.find((rule) => rule.phrases.length === 0 && fits(rule));
  return ofCode === undefined ? null : { reason: ofCode.reason, rule: `host:${ofCode.id}`, by: 'words' };
}

/** A report about many recipients says the same of each. */
const known = new Map<string, string | null>();
const KNOWN_LIMIT = 100;
const KNOWN_LENGTH_LIMIT = 1_000;

function reasonInWords(folded: string): string | null {
  const before = known.get(folded);
  if (before !== undefined) return before;
  const reason = REASON_RULES.find(({ phrases }) => says(folded, phrases))?.reason ?? null;
  if (known.size >= KNOWN_LIMIT) known.clear();
  if (folded.length <= KNOWN_LENGTH_LIMIT) known.set(folded, reason);
  return reason;
}

function byCode({ code, replyCode }: ServerReply): ReasonFinding | null {
  const reason = code === null ? undefined : REASON_OF_CODE[code.slice(2)];
  if (code !== null && reason !== undefined && !isContradicted(code, reason)) {
    return { reason: code === '5.2.1' ? 'filtered' : reason, rule: `code:${code.slice(2)}`, by: 'code' };
  }
  const [, subject = '', detail] = code?.split('.') ?? [];
  const ofSubject = REASON_OF_SUBJECT[subject];
  if (ofSubject !== undefined && reason === undefined && detail !== '0') {
    return { reason: ofSubject, rule: `code:${subject}`, by: 'code' };
  }
  const ofReply = replyCode === null ? undefined : REASON_OF_REPLY[replyCode];
  return ofReply === undefined ? null : { reason: ofReply, rule: `reply:${String(replyCode)}`, by: 'code' };
}

/** Where in the dialogue no recipient has been named yet (as Postfix and Exim tell it). */
const BEFORE_RECIPIENT =
  /\(in reply to (?:mail from|ehlo|helo|starttls|auth|lhlo)\b|remote mail server after (?:mail from|ehlo|helo|starttls|auth|initial connection)\b/i;

/** A refusal that came before the recipient was named says nothing of the recipient. */
export function aboutRecipient<Found extends ReasonFinding>(found: Found, said: string): Found {
  if (weightOf(found.reason) !== 'hard' || !BEFORE_RECIPIENT.test(said.slice(0, REPLY_LIMIT))) return found;
  return { ...found, reason: 'rejected', rule: `before-recipient:${found.rule}` };
}

/** A code that calls itself temporary does not say that an address is dead. */
function isContradicted(code: string, reason: string): boolean {
  return code.startsWith('4') && weightOf(reason) === 'hard' && reason !== 'hostunknown';
}

/** Longer replies repeat themselves or quote the message. */
const REPLY_LIMIT = 8_000;

/** Its dots would look like the ends of sentences. */
const IP_ADDRESS = /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g;

/** Every line of a reply begins with its code, and all but the last with a hyphen behind it (RFC 5321 §4.2.1). */
const REPLY_LINE = /(?:^|\s)[245]\d\d-\S/;
/** What then stands between its words. */
const CONTINUED_REPLY = /(?<=\S )[245]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3} )?/g;
const CODED_REPLY = /(?<=\S )[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3} /g;

/** What the reporting server puts before the words of the other one; its nouns are not what they are about. */
const WHO_SAID =
  /\b(?:remote host|host \S{1,255}(?: \S{1,60})?) said: |\bsmtp error from remote mail server after [^:]{1,40}:(?:<a@>\S?:?)? ?(?:host \S{1,255} \S{1,60} )?/g;

/** Small letters, single spaces, plain apostrophes; addresses and links do not speak. */
export function foldReply(text: string): string {
  const folded = text
    .slice(0, REPLY_LIMIT)
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(IP_ADDRESS, '<ip>')
    .split(/\s+/)
    .map((word) =>
      word.includes('@') ? maskedAddress(word) : word.includes('://') ? maskedLink(word) : word,
    )
    .join(' ');
  return folded.replace(WHO_SAID, '').replace(REPLY_LINE.test(folded) ? CONTINUED_REPLY : CODED_REPLY, '');
}

function maskedAddress(word: string): string {
  return word.replace(/[^<>"':;,()[\]@]{1,256}@[^<>"':;,()[\]]{1,256}/g, '<a@>');
}

function maskedLink(word: string): string {
  const start = word.search(/https?:\/\//);
  const end = /[>)]/.exec(word.slice(start));
  return start === -1 ? word : word.slice(0, start) + (end === null ? '' : word.slice(start + end.index));
}

function says(text: string, phrases: readonly (string | RegExp)[]): boolean {
  return phrases.some((phrase) => (typeof phrase === 'string' ? text.includes(phrase) : phrase.test(text)));
}
