import { REASON_RULES } from './bounce-rules';
import { HOST_RULES } from './host-rules';
import { REASON_OF_CODE } from './reason-of-code';
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
  const host = HOST_RULES.find(
    (rule) =>
      (rule.code === null || (code !== null && rule.code.test(code))) &&
      (rule.phrases.length === 0 || says(folded, rule.phrases)) &&
      rule.host.test(names),
  );
  if (host !== undefined) return { reason: host.reason, rule: `host:${host.id}`, by: 'words' };
  const row = REASON_RULES.find(({ phrases }) => says(folded, phrases));
  return row === undefined ? null : { reason: row.reason, rule: `text:${row.reason}`, by: 'words' };
}

function byCode({ code, replyCode }: ServerReply): ReasonFinding | null {
  const reason = code === null ? undefined : REASON_OF_CODE[code.slice(2)];
  if (code !== null && reason !== undefined && !isContradicted(code, reason)) {
    return { reason: code === '5.2.1' ? 'filtered' : reason, rule: `code:${code.slice(2)}`, by: 'code' };
  }
  const ofReply = replyCode === null ? undefined : REASON_OF_REPLY[replyCode];
  return ofReply === undefined ? null : { reason: ofReply, rule: `reply:${String(replyCode)}`, by: 'code' };
}

/** A code that calls itself temporary does not say that an address is dead. */
function isContradicted(code: string, reason: string): boolean {
  return code.startsWith('4') && weightOf(reason) === 'hard' && reason !== 'hostunknown';
}

/** Longer replies repeat themselves or quote the message. */
const REPLY_LIMIT = 8_000;

/** Small letters, single spaces, plain apostrophes; addresses and links do not speak. */
export function foldReply(text: string): string {
  return text
    .slice(0, REPLY_LIMIT)
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .split(/\s+/)
    .map((word) =>
      word.includes('@') ? maskedAddress(word) : word.includes('://') ? maskedLink(word) : word,
    )
    .join(' ');
}

function maskedAddress(word: string): string {
  return word.replace(/[^<>"':;,()[\]@]{1,256}@[^<>"':;,()[\]]{1,256}/g, '<address>');
}

function maskedLink(word: string): string {
  const start = word.search(/https?:\/\//);
  const end = /[>)]/.exec(word.slice(start));
  return start === -1 ? word : word.slice(0, start) + (end === null ? '' : word.slice(start + end.index));
}

function says(text: string, phrases: readonly (string | RegExp)[]): boolean {
  return phrases.some((phrase) => (typeof phrase === 'string' ? text.includes(phrase) : phrase.test(text)));
}
