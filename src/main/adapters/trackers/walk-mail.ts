import PostalMime, { decodeWords, type Email } from 'postal-mime';
import type { MailPart, ReceivedMail } from '../../../shared/domain/received-mail';

/** Of a longer mail the beginning counts: reports stand before what they return. */
const RAW_LIMIT = 512_000;
const TEXT_LIMIT = 256_000;
const PARTS_LIMIT = 200;
/** Lines that may begin a part; more make a mail longer to take apart than it is worth. */
const DELIMITERS_LIMIT = 2_000;
/** Taking apart costs by the line as well. */
const LINES_LIMIT = 8_000;
const HEADERS_LIMIT = 500;
const HEADER_LENGTH_LIMIT = 20_000;
const OPTIONS = { forceRfc822Attachments: true, maxNestingDepth: 40, maxHeadersSize: 256_000 };

/**
 * Takes a mail apart without looking into a returned one. Any bytes give a value; line ends may be CRLF, LF or CR.
 * What cannot be taken apart is one text below its headers.
 */
export async function walkMail(raw: Uint8Array): Promise<ReceivedMail> {
  const bytes = beginningOf(withLineFeeds(raw));
  try {
    return mailOf(await PostalMime.parse(bytes, OPTIONS));
  } catch {
    return readWithoutParts(bytes);
  }
}

function beginningOf(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const lines = bytes.subarray(0, endOf(bytes, '\n', LINES_LIMIT));
  return lines.subarray(0, endOf(lines, '\n--', DELIMITERS_LIMIT));
}

/** Where the last one stands that is allowed; the end where there are fewer. */
function endOf(bytes: Buffer, mark: string, limit: number): number {
  let end = -1;
  for (let count = 0; count < limit; count += 1) {
    end = bytes.indexOf(mark, end + 1, 'latin1');
    if (end === -1) return bytes.length;
  }
  return end;
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** Some old systems end lines with CR alone. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  const bytes = raw.subarray(0, RAW_LIMIT);
  if (bytes.includes(LINE_FEED) || !bytes.includes(CARRIAGE_RETURN)) return bytes;
  return bytes.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte));
}

function mailOf(email: Email): ReceivedMail {
  const bodies: MailPart[] = [];
  if (email.text !== undefined) bodies.push({ type: 'text/plain', text: shortened(email.text) });
  if (email.html !== undefined) bodies.push({ type: 'text/html', text: shortened(email.html) });
  const parts = email.attachments.slice(0, PARTS_LIMIT).map(({ mimeType, content }): MailPart => ({
    type: mimeType.toLowerCase(),
    text: shortened(textOf(content)),
  }));
  const headers = email.headers.slice(0, HEADERS_LIMIT).map(({ key, value }) => ({
    name: key.toLowerCase(),
    value: decoded(value.slice(0, HEADER_LENGTH_LIMIT)),
  }));
  return { headers, parts: [...bodies, ...parts] };
}

/** RFC 2047. */
function decoded(value: string): string {
  return value.includes('=?') ? decodeWords(value) : value;
}

function shortened(text: string): string {
  const short = text.slice(0, TEXT_LIMIT);
  return short.includes('\r') ? short.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : short;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

function textOf(content: string | ArrayBuffer | Uint8Array): string {
  if (typeof content === 'string') return content;
  const bytes = new Uint8Array(content).subarray(0, TEXT_LIMIT);
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}

/** Headers by hand and the rest as one text: what nobody can take apart may still be looked at. */
function readWithoutParts(bytes: Uint8Array): ReceivedMail {
  const text = shortened(textOf(bytes));
  const end = text.indexOf('\n\n');
  const head = (end === -1 ? text : text.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const headers = head.split('\n', HEADERS_LIMIT).flatMap((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) return [];
    const value = decoded(line.slice(colon + 1, colon + HEADER_LENGTH_LIMIT).trim());
    return [{ name: line.slice(0, colon).trim().toLowerCase(), value }];
  });
  const body = end === -1 ? '' : text.slice(end + 2);
  return { headers, parts: [{ type: 'text/plain', text: body }] };
}
