import type { MailPart, ReceivedMail } from '../../../shared/domain/received-mail';
import { parameterOf, type MimeField } from './mime-fields';
import { takeApart, type MimeLeaf } from './mime-leaves';
import { decodedBytes, textOfBytes } from './part-text';

/** Of a longer mail the beginning counts: reports stand before what they return. */
const RAW_LIMIT = 512_000;
const TEXT_LIMIT = 256_000;

/**
 * Takes a mail apart without looking into a returned one. Any bytes give a value; line ends may be CRLF, LF or CR.
 * Written by hand because a library that waits for each part takes five times as long.
 */
export function walkMail(raw: Uint8Array): ReceivedMail {
  const { fields, leaves } = takeApart(withLineFeeds(raw));
  return { headers: fields, parts: leaves.map(partOf) };
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** Some old systems end lines with CR alone. */
function withLineFeeds(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, RAW_LIMIT));
  if (bytes.includes(LINE_FEED) || !bytes.includes(CARRIAGE_RETURN)) return bytes;
  return Buffer.from(bytes.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte)));
}

function partOf({ type, fields, body }: MimeLeaf): MailPart {
  const encoding = encodingOf(fields);
  const charset = type.startsWith('text/') ? parameterOf(fields, 'content-type', 'charset') : '';
  const bytes = decodedBytes(body.subarray(0, TEXT_LIMIT * (encoding === '' ? 1 : 2)), encoding);
  const text = withLineFeedsOnly(textOfBytes(bytes.subarray(0, TEXT_LIMIT), charset));
  return { type, text: isFlowed(type, fields) ? flowing(text, fields) : text };
}

/** The first word: some write comments or quotes around it. */
function encodingOf(fields: readonly MimeField[]): string {
  const value = fields.find(({ name }) => name === 'content-transfer-encoding')?.value ?? '';
  const word = /base64|quoted-printable/.exec(value.slice(0, 200).toLowerCase());
  return word?.[0] ?? '';
}

function withLineFeedsOnly(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

function isFlowed(type: string, fields: readonly MimeField[]): boolean {
  return type === 'text/plain' && parameterOf(fields, 'content-type', 'format').toLowerCase() === 'flowed';
}

/** RFC 3676 §4: a line that ends with a space goes on in the next one; the line above a signature does not. */
function flowing(text: string, fields: readonly MimeField[]): string {
  const isSpaceDropped = parameterOf(fields, 'content-type', 'delsp').toLowerCase() === 'yes';
  return text.replace(/(?<!\n--) \n(?!\n) ?/g, isSpaceDropped ? '' : ' ');
}
