/** JSON of a stranger: read field by field, nothing believed. */
export type JsonRecord = Readonly<Record<string, unknown>>;

const EMPTY: JsonRecord = {};

/** No provider's answer is nested like this; writing such a value out again would run over the stack. */
const DEEPEST = 100;

/** The value of a JSON text; undefined where it is none, or nested beyond reason. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let place = 0; place < text.length && depth <= DEEPEST; place += 1) {
    const character = text[place];
    if (character === '"') isInString = !isInString;
    else if (character === '\\' && isInString) place += 1;
    else if (!isInString && (character === '[' || character === '{')) depth += 1;
    else if (!isInString && (character === ']' || character === '}')) depth -= 1;
  }
  return depth > DEEPEST;
}

export function recordOf(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : EMPTY;
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** A text or a number as text; null where it is neither, or empty. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number, or digits in a text; null where it is neither. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** What a dotted path ("messages.0.id") leads to: own fields and places in lists only; undefined where it leads nowhere. */
export function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as JsonRecord)[part];
  }
  return value;
}

/** What a table says about a word that came from outside. */
export function lookUp<Value>(
  table: Readonly<Record<string, Value>>,
  word: string | null,
): Value | undefined {
  return word !== null && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** A date and time in milliseconds (ISO 8601, RFC 2822); null where it is none. */
export function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
}
