/** Parameters of punycode (RFC 3492 §5). */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

/** RFC 5890 §2.3.1. */
const ACE_PREFIX = 'xn--';

/** No label of a host is longer than 63 (RFC 1035 §2.3.4); what is longer is left as it is. */
const LABEL_LIMIT = 63;

/**
 * A domain as it is sent over the wire, in small letters: "bücher.example" is "xn--bcher-kva.example". Both are the same
 * domain.
 */
export function asciiDomain(domain: string): string {
  return mapLabels(domain, asciiLabel);
}

/** A domain as people write it: the other way round. */
export function unicodeDomain(domain: string): string {
  return mapLabels(domain, unicodeLabel);
}

function mapLabels(domain: string, change: (label: string) => string): string {
  return domain.normalize('NFC').toLowerCase().split('.').map(change).join('.');
}

function asciiLabel(label: string): string {
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  if (points.length > LABEL_LIMIT || points.every((point) => point < INITIAL_N)) return label;
  return `${ACE_PREFIX}${encode(points)}`;
}

/** Only what is encoded as everybody encodes it: another form of the same letters would be another domain. */
function unicodeLabel(label: string): string {
  if (!label.startsWith(ACE_PREFIX) || label.length > LABEL_LIMIT) return label;
  const points = decode(label.slice(ACE_PREFIX.length));
  if (points === null) return label;
  const decoded = String.fromCodePoint(...points);
  return asciiLabel(decoded) === label && !/\p{C}/u.test(decoded) ? decoded : label;
}

/** RFC 3492 §6.1. */
function adapt(delta: number, pointCount: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / pointCount);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function threshold(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, T_MIN), T_MAX);
}

/** RFC 3492 §6.3. */
function encode(points: readonly number[]): string {
  const basic = points.filter((point) => point < INITIAL_N);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? '-' : '');
  let bias = INITIAL_BIAS;
  let delta = 0;
  let done = basic.length;
  let before = INITIAL_N;
  while (done < points.length) {
    const next = Math.min(...points.filter((point) => point >= before));
    delta += (next - before) * (done + 1);
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      output += encodeNumber(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    before = next + 1;
  }
  return output;
}

function encodeNumber(number: number, bias: number): string {
  let output = '';
  let rest = number;
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias);
    if (rest < t) return output + rest.toString(BASE).replace(/./, digitOf);
    output += (t + ((rest - t) % (BASE - t))).toString(BASE).replace(/./, digitOf);
    rest = Math.floor((rest - t) / (BASE - t));
  }
}

/** "a" to "z" are 0 to 25 and "0" to "9" are 26 to 35; in ordinary numbers of that base it is the other way round. */
function digitOf(digit: string): string {
  const value = Number.parseInt(digit, BASE);
  return value < 26 ? String.fromCodePoint(0x61 + value) : String(value - 26);
}

function valueOf(character: string): number {
  if (/[a-z]/.test(character)) return character.charCodeAt(0) - 0x61;
  return /\d/.test(character) ? Number(character) + 26 : Number.NaN;
}

/** RFC 3492 §6.2; null when it is not punycode. */
function decode(text: string): number[] | null {
  const end = text.lastIndexOf('-');
  const points = Array.from(text.slice(0, Math.max(end, 0)), (character) => character.charCodeAt(0));
  let n = INITIAL_N;
  let bias = INITIAL_BIAS;
  let at = 0;
  for (let index = end + 1; index < text.length;) {
    const before = at;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = valueOf(text.charAt(index));
      index += 1;
      if (Number.isNaN(digit)) return null;
      at += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= BASE - t;
    }
    bias = adapt(at - before, points.length + 1, before === 0);
    n += Math.floor(at / (points.length + 1));
    if (n > 0x10ffff) return null;
    at %= points.length + 1;
    points.splice(at, 0, n);
    at += 1;
  }
  return points;
}
