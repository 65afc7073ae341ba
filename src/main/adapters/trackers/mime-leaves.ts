import { fieldsOf, keywordOf, parameterOf, type MimeField } from './mime-fields';

/** A part that has no parts of its own, as its bytes stand in the mail. */
export interface MimeLeaf {
  /** Media type in small letters. */
  type: string;
  fields: readonly MimeField[];
  body: Buffer;
}

/** Deeper or more is no report: what lies beyond is left out. */
const DEPTH_LIMIT = 20;
const LEAVES_LIMIT = 200;

interface Entity {
  fields: MimeField[];
  body: Buffer;
}

/** A mail's own fields and its leaves in order (RFC 2046); what an enclosed mail holds stays closed. */
export function takeApart(raw: Buffer): { fields: readonly MimeField[]; leaves: readonly MimeLeaf[] } {
  const root = entityOf(raw.subarray(firstLetter(raw)));
  const leaves: MimeLeaf[] = [];
  collect(root, 'text/plain', 0, leaves);
  return { fields: root.fields, leaves };
}

function collect(entity: Entity, usualType: string, depth: number, leaves: MimeLeaf[]): void {
  if (leaves.length >= LEAVES_LIMIT || depth > DEPTH_LIMIT) return;
  const named = keywordOf(entity.fields, 'content-type');
  const type = named.includes('/') ? named : usualType;
  const isMultipart = type.startsWith('multipart/');
  const parts = isMultipart
    ? partsOf(entity.body, parameterOf(entity.fields, 'content-type', 'boundary'))
    : [];
  if (parts.length === 0) {
    // A multipart without parts is a text that somebody may still read.
    leaves.push({ ...entity, type: isMultipart ? 'text/plain' : type });
    return;
  }
  // RFC 2046 §5.1.5
  const usual = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const part of parts) collect(entityOf(part), usual, depth + 1, leaves);
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

function firstLetter(raw: Buffer): number {
  let at = 0;
  while (raw[at] === LINE_FEED || raw[at] === CARRIAGE_RETURN) at += 1;
  return at;
}

/** Divides at the first empty line. */
function entityOf(bytes: Buffer): Entity {
  if (bytes[0] === LINE_FEED) return { fields: [], body: bytes.subarray(1) };
  if (bytes[0] === CARRIAGE_RETURN && bytes[1] === LINE_FEED) return { fields: [], body: bytes.subarray(2) };
  const [end, length] = emptyLine(bytes);
  return { fields: fieldsOf(bytes.subarray(0, end)), body: bytes.subarray(end + length) };
}

/** Where the first empty line stands and how long it is with the line's end before it. */
function emptyLine(bytes: Buffer): readonly [number, number] {
  const bare = bytes.indexOf('\n\n', 0, 'latin1');
  const upToBare = bare === -1 ? bytes : bytes.subarray(0, bare);
  const wide = upToBare.indexOf('\n\r\n', 0, 'latin1');
  if (wide !== -1) return [wide, 3];
  return bare === -1 ? [bytes.length, 0] : [bare, 2];
}

/** What stands between the delimiter lines of a multipart; without the last one it goes on to the end. */
function partsOf(body: Buffer, boundary: string): Buffer[] {
  if (boundary === '') return [];
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    const behind = at + delimiter.length;
    const isLast = body[behind] === 0x2d && body[behind + 1] === 0x2d;
    const end = lineEnd(body, isLast ? behind + 2 : behind);
    if (end === -1 || (at > 0 && body[at - 1] !== LINE_FEED)) continue;
    if (start !== -1) parts.push(body.subarray(start, Math.max(start, beforeLineEnd(body, at))));
    start = isLast ? -1 : end;
    if (isLast || parts.length >= LEAVES_LIMIT) break;
  }
  if (start !== -1 && parts.length < LEAVES_LIMIT) parts.push(body.subarray(start));
  return parts;
}

const PADDING_LIMIT = 100;

/** Where the next line begins when nothing but spaces stands before it; -1 otherwise. */
function lineEnd(body: Buffer, start: number): number {
  for (let at = start; at - start < PADDING_LIMIT; at += 1) {
    const byte = body[at];
    if (byte === undefined) return body.length;
    if (byte === LINE_FEED) return at + 1;
    if (byte > SPACE) return -1;
  }
  return -1;
}

/** RFC 2046 §5.1.1: the line's end before a delimiter belongs to it. */
function beforeLineEnd(body: Buffer, at: number): number {
  return at > 1 && body[at - 2] === CARRIAGE_RETURN ? at - 2 : at - 1;
}
