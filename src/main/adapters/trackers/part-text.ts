type Decoder = InstanceType<typeof TextDecoder>;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** In which every byte is a letter (WHATWG: also what latin1 and ASCII mean). */
const WINDOWS_1252 = new TextDecoder('windows-1252');
/** Names that say no more than "text", or that are put on any text. */
const VAGUE =
  /^(?:|us-?ascii|ascii|utf-?8|unknown.*|x-unknown|8bit|binary|ansi.*|none|default.*|iso-8859-1)$/;
/** Names that are not in the list of the Encoding Standard. */
const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:cp-?|windows-?|ms-?|x-ms-cp|ibm-?)?932$|^x-ms-cp932$/, 'shift_jis'],
  [/^(?:cp-?|windows-?|ms-?)?936$/, 'gbk'],
  [/^(?:cp-?|windows-?|ms-?)?949$|^uhc$/, 'euc-kr'],
  [/^(?:cp-?|windows-?|ms-?)?950$/, 'big5'],
  [/^(?:cp-?|windows-?|ms-?)?874$/, 'windows-874'],
  [/^(?:cp-?)?(?:50220|50221|50222)$|^iso-?2022-?jp/, 'iso-2022-jp'],
  [/^(?:cp-?)?51932$|^eucjp/, 'euc-jp'],
  [/^(?:cp|win|windows)[-_]?(125\d)$/, 'windows-$1'],
];
const NAME_LIMIT = 40;

/** Bytes as text; the charset may be wrong, unknown or missing. */
export function textOfBytes(bytes: Uint8Array, charset: string): string {
  const name = charset.trim().toLowerCase().slice(0, NAME_LIMIT);
  if (VAGUE.test(name)) return textOfUtf8(bytes);
  return decoderOf(name)?.decode(bytes) ?? textOfUtf8(bytes);
}

/** Nothing but UTF-8 looks like it. */
function textOfUtf8(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return WINDOWS_1252.decode(bytes);
  }
}

const decoders = new Map<string, Decoder | null>();
/** A mail may make up names; those of the standard are fewer. */
const DECODERS_LIMIT = 300;

function decoderOf(name: string): Decoder | null {
  const known = decoders.get(name);
  if (known !== undefined || decoders.size >= DECODERS_LIMIT) return known ?? null;
  const other = OTHER_NAMES.find(([pattern]) => pattern.test(name));
  const decoder =
    newDecoder(name) ??
    (other === undefined ? null : newDecoder(name.replace(other[0], other[1]))) ??
    newDecoder(name.replace(/^x-/, ''));
  decoders.set(name, decoder);
  return decoder;
}

function newDecoder(name: string): Decoder | null {
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
}

/** Undoes a transfer encoding (RFC 2045 §6); one that is not known is left as it is. */
export function decodedBytes(body: Buffer, encoding: string): Buffer {
  if (encoding === 'quoted-printable') return bytesOfQuotedPrintable(body);
  if (encoding === 'base64') return bytesOfBase64(body);
  return body;
}

const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const SPACE = 0x20;

function bytesOfQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte !== EQUALS) {
      out[length] = byte;
      length += 1;
      continue;
    }
    const value = hexOf(body[at + 1]) * 16 + hexOf(body[at + 2]);
    const lineEnd = value >= 0 ? -1 : softBreakEnd(body, at + 1);
    if (lineEnd !== -1) {
      at = lineEnd;
      continue;
    }
    out[length] = value >= 0 ? value : byte;
    length += 1;
    if (value >= 0) at += 2;
  }
  return out.subarray(0, length);
}

/** -1000: no digit; far enough below zero that a pair with one is no number either. */
function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1_000;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1_000;
}

const TRAILING_LIMIT = 80;

/** Where a line ends that goes on in the next one; -1 when more than spaces stands before its end. */
function softBreakEnd(body: Buffer, start: number): number {
  for (let at = start; at < body.length && at - start < TRAILING_LIMIT; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === LINE_FEED) return at;
    if (byte > SPACE) return -1;
  }
  return -1;
}

/** Every unit that ends with a padding of its own: some servers pad each line. */
function bytesOfBase64(body: Buffer): Buffer {
  const units = body.toString('latin1').split(/=+/, 10_000);
  return units.length <= 2
    ? Buffer.from(units.join(''), 'base64')
    : Buffer.concat(units.map((unit) => Buffer.from(unit, 'base64')));
}
