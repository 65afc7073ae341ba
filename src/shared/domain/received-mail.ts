/** One leaf of a mail's MIME tree, decoded to text. Nothing inside a returned message (message/rfc822) is a part. */
export interface MailPart {
  /** Media type in small letters, without parameters. */
  type: string;
  text: string;
}

/** A mail as the tracker's adapter has taken it apart. */
export interface ReceivedMail {
  /** Names in small letters, values unfolded and decoded, in order. */
  headers: readonly { name: string; value: string }[];
  parts: readonly MailPart[];
}

/** The first header of a name; empty when there is none. */
export function headerOf({ headers }: Pick<ReceivedMail, 'headers'>, name: string): string {
  return headers.find((header) => header.name === name)?.value ?? '';
}

export function hasHeader({ headers }: Pick<ReceivedMail, 'headers'>, name: string): boolean {
  return headers.some((header) => header.name === name);
}

/** The texts of a mail's parts of some types, in order. */
export function textsOf(mail: Pick<ReceivedMail, 'parts'>, types: readonly string[]): string[] {
  return mail.parts.filter(({ type }) => types.includes(type)).map(({ text }) => text);
}

const ADDRESS_HEADERS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'apparently-to',
  'x-apparently-to',
  'to',
];

/** Addresses a mail came to, as they are written, the surest first. */
export function addressesOfMail({ headers }: Pick<ReceivedMail, 'headers'>): string[] {
  return ADDRESS_HEADERS.flatMap((name) =>
    headers.filter((header) => header.name === name).flatMap(({ value }) => value.slice(0, 8_000).split(',')),
  );
}

/** RFC 5321 §4.5.3.1 allows 64 and 255; wrapped senders grow longer than they may. */
const LOCAL_PART_LIMIT = 256;
const DOMAIN_LIMIT = 255;
const LOCAL_PART = /[^\s<>()[\]:;@,"`\u00a0\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]/;
const DOMAIN = /[\p{L}\p{N}.-]/u;

/** The addresses in a text, as they are written. Looks around each @ only, so that its time grows with the text's size. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const address = addressAround(text, at);
    if (address !== null) found.push(address);
  }
  return found;
}

/** The first address in a text, as it is written; null when there is none. */
export function addressIn(text: string): string | null {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const address = addressAround(text, at);
    if (address !== null) return address;
  }
  return null;
}

function addressAround(text: string, at: number): string | null {
  let start = at;
  while (start > 0 && at - start < LOCAL_PART_LIMIT && LOCAL_PART.test(text.charAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < text.length && end - at < DOMAIN_LIMIT && DOMAIN.test(text.charAt(end))) end += 1;
  while (end > at && !/[\p{L}\p{N}]/u.test(text.charAt(end - 1)) && text.charAt(end - 1) !== '@') end -= 1;
  while (start < at && /['*>|=.]/.test(text.charAt(start))) start += 1;
  const domain = text.slice(at + 1, end);
  return start === at || domain === '' || domain.startsWith('.') ? null : text.slice(start, end);
}
