import { decodeWords } from 'postal-mime';
import { textOfBytes } from './part-text';

/** One header field, its name in small letters, unfolded. */
export interface MimeField {
  name: string;
  value: string;
}

const FIELDS_LIMIT = 500;
const VALUE_LIMIT = 20_000;
/** Of a longer head the beginning counts. */
const HEAD_LIMIT = 256_000;

/** The fields of a head (RFC 5322 §2.2), in order; lines that are no field are left out. */
export function fieldsOf(head: Buffer): MimeField[] {
  const fields: MimeField[] = [];
  for (const line of unfolded(textOfBytes(head.subarray(0, HEAD_LIMIT), ''))) {
    const colon = line.indexOf(':');
    if (colon < 1 || line.startsWith('From ')) continue;
    const value = line.slice(colon + 1, colon + VALUE_LIMIT).trim();
    fields.push({ name: line.slice(0, colon).trim().toLowerCase(), value: decoded(value) });
    if (fields.length === FIELDS_LIMIT) break;
  }
  return fields;
}

/** RFC 5322 §2.2.3; where fields are written with CR LF the CR goes with the line's end. */
function unfolded(head: string): string[] {
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .replaceAll('\r', '')
    .split('\n');
}

/** RFC 2047. */
function decoded(value: string): string {
  return value.includes('=?') ? decodeWords(value) : value;
}

/** The value of the first field of a name without what follows its semicolon, in small letters. */
export function keywordOf(fields: readonly MimeField[], name: string): string {
  return (valueOf(fields, name).split(';', 1)[0] ?? '').replace(/["\s]|\([^()]*\)/g, '').toLowerCase();
}

/** A parameter of the first field of a name (RFC 2045 §5.1), also one that is written in pieces (RFC 2231 §3). */
export function parameterOf(fields: readonly MimeField[], name: string, parameter: string): string {
  const pattern = new RegExp(
    String.raw`(?:^|[;\s])${parameter}(?:\*\d{0,2}\*?)?[ \t]?=[ \t]?(?:"([^"]{0,1000})"?|([^\s;"]{1,1000}))`,
    'gi',
  );
  const pieces = [...valueOf(fields, name).slice(0, 4_000).matchAll(pattern)];
  const isInPieces = pieces[0]?.[0].includes('*0') === true;
  return (isInPieces ? pieces : pieces.slice(0, 1)).map(([, quoted, bare]) => quoted ?? bare ?? '').join('');
}

function valueOf(fields: readonly MimeField[], name: string): string {
  return fields.find((field) => field.name === name)?.value ?? '';
}
