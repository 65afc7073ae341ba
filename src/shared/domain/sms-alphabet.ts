/** Stands in the table where the standard has the escape code: no text can hold it. */
const ESCAPE = '\u001b';

/** The GSM 7-bit default alphabet in the order of its codes 0x00 to 0x7F, sixteen a line (3GPP TS 23.038 §6.2.1). */
const DEFAULT_ALPHABET = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  `Δ_ΦΓΛΩΠΨΣΘΞ${ESCAPE}ÆæßÉ`,
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑÜ§',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
].join('');

/** Reached by an escape code: two septets each (3GPP TS 23.038 §6.2.1.1). */
const EXTENSION = '\f^{}\\[~]|€';

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...Array.from(DEFAULT_ALPHABET.replace(ESCAPE, ''), (character) => [character, 1] as const),
  ...Array.from(EXTENSION, (character) => [character, 2] as const),
]);

/**
 * How much of a GSM-7 message one character takes.
 * @param character one code point
 * @returns septets (1 or 2); null: it is not in the alphabet
 */
export function septetsOf(character: string): number | null {
  return SEPTETS.get(character) ?? null;
}

/** True when every character of the text is in the GSM 7-bit alphabet or its extension. */
export function isInSmsAlphabet(text: string): boolean {
  for (const character of text) if (!SEPTETS.has(character)) return false;
  return true;
}
