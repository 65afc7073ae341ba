import { headerOf, type ReceivedMail } from './received-mail';

/** Lines below which the text of a report is the message that came back. */
const CUTS: readonly RegExp[] = [
  /^[- ]{2,}(?:this is a copy of (?:the|your) message|below this line is a copy|enclosed (?:is|are)|the (?:headers?|following|body) of the original|(?:original|returned|undelivered|unsent|failed) (?:message|mail|e-?mail|header)|message (?:headers?|text|body|follows)|the header page|begin (?:message|original)|copy of (?:the )?(?:message|original)|the following (?:is|message)|received (?:message|mail)|included is|your (?:original )?message|headers? follow|start of (?:the )?(?:returned|original))/i,
  /^(?:original message (?:headers?|follows)|below (?:is|this line is) a copy of the original message|a copy of (?:the|your) original message|the (?:original|following|full) message (?:headers? )?(?:follows|is included|is attached|is below)|message headers? follow|unsent message (?:follows|below)|your original message(?: follows| was:| is|:|$)|the text you sent follows|=+ ?message|undelivered message:|received-?headers|original headers|returned message follows|this is a copy of (?:the|your) message|the body of the message is|included is a copy of|the first \d+ (?:lines|bytes) of (?:the|your))/i,
  /^[-=_*|]{3,}.{0,40}\b(?:original message|original mail|returned message|message (?:text|headers?|body) follows|message d'origine|ursprüngliche nachricht|mensaje original|messaggio originale|пересылаемое|исходное письмо)/i,
  /^content-type: message\/rfc822/i,
];
const LONGEST_CUT_LINE = 200;
/** Without a line that announces it: two of these in a row begin a returned header. */
const HEADER_LINE =
  /^(?:received|return-path|message-id|date|from|to|subject|mime-version|x-mailer|dkim-signature|delivered-to) ?: ?\S/i;
const HEADER_LINES_LOOKED_AT = 25;

export interface ReportText {
  /** What the server has written. */
  own: string;
  /** The message that came back, as far as it is in the same text. */
  returned: string;
}

/** Parts a report's text from the message that it returns. */
export function cutReturned(text: string): ReportText {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const isAnnounced = isCut(line);
    if (!isAnnounced && !(index > 0 && beginsHeader(lines, index))) continue;
    const returned = lines.slice(isAnnounced ? index + 1 : index);
    return { own: lines.slice(0, index).join('\n'), returned: returned.join('\n') };
  }
  return { own: text, returned: '' };
}

function isCut(line: string): boolean {
  if (line.length > LONGEST_CUT_LINE) return false;
  const trimmed = line.trim();
  return trimmed !== '' && CUTS.some((cut) => cut.test(trimmed));
}

function beginsHeader(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (/^return-path ?:/i.test(line)) return true;
  if (!/^received ?: ?(?:from|by)\b/i.test(line)) return false;
  return lines.slice(index + 1, index + HEADER_LINES_LOOKED_AT).some((next) => HEADER_LINE.test(next));
}

export interface ReturnedHeaders {
  /** Message-ID without its angle brackets; null when it is not there. */
  messageId: string | null;
  sendtrailId: string | null;
  to: string;
  from: string;
}

const RETURNED_TYPES: ReadonlySet<string> = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'text/rfc822',
  'message/rfc822-headers',
  'message/global',
  'message/global-headers',
  'message/partial',
]);
const HEAD_LIMIT = 64_000;

/** Whether a part of its own brings the message back. */
export function hasReturnedPart(mail: Pick<ReceivedMail, 'parts'>): boolean {
  return mail.parts.some(({ type }) => RETURNED_TYPES.has(type));
}

/** The first headers of the message that came back: from a part of its own, else from below the cut. */
export function returnedHeaders(mail: Pick<ReceivedMail, 'parts'>, returnedText: string): ReturnedHeaders {
  const part = mail.parts.find(({ type, text }) => RETURNED_TYPES.has(type) && text.trim() !== '');
  const fields = firstFields((part?.text ?? returnedText).slice(0, HEAD_LIMIT));
  return {
    messageId: bareId(fields.get('message-id') ?? ''),
    sendtrailId: fields.get('x-sendtrail-id') ?? null,
    to: fields.get('to') ?? '',
    from: fields.get('from') ?? '',
  };
}

const WANTED: ReadonlySet<string> = new Set(['message-id', 'x-sendtrail-id', 'to', 'from']);

/** The first of each wanted field; a returned message may stand quoted or indented. */
function firstFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let open: string | null = null;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = /^[> \t]{0,8}([A-Za-z][A-Za-z-]{0,40})[ \t]{0,4}:(.*)$/.exec(line);
    if (match !== null && (!/^[ \t]/.test(line) || open === null)) {
      const name = (match[1] ?? '').toLowerCase();
      open = WANTED.has(name) && !fields.has(name) ? name : null;
      if (open !== null) fields.set(open, (match[2] ?? '').trim());
    } else if (open !== null && /^[>]{0,4}[ \t]/.test(line) && line.trim() !== '') {
      fields.set(open, `${fields.get(open) ?? ''} ${line.replace(/^>+/, '').trim()}`.trim());
    } else open = null;
  }
  return new Map([...fields].filter(([, value]) => value !== ''));
}

/** An id without its angle brackets and without what stands around them. */
export function bareId(text: string): string | null {
  const short = text.slice(0, 2_000);
  const angled = /<([^<>\s]{1,998})>/.exec(short)?.[1];
  if (angled !== undefined) return angled;
  const word = short.trim().split(/\s+/)[0] ?? '';
  return word.includes('@') || word.length > 8 ? word.replace(/^<|>$/g, '') : null;
}

const NAMING_HEADERS = ['x-original-message-id', 'original-message-id', 'in-reply-to', 'references'];

/** The ids that a report names itself, the most direct first (RFC 5322 §3.6.4: the last reference is the answered one). */
export function namedIds(mail: Pick<ReceivedMail, 'headers'>): string[] {
  return NAMING_HEADERS.map((name) => headerOf(mail, name).slice(0, 20_000)).flatMap((value) =>
    [...value.matchAll(/<([^<>\s]{1,998})>/g)].map((match) => match[1] ?? '').reverse(),
  );
}
