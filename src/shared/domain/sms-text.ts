import { graphemesOf } from './graphemes';
import { septetsOf } from './sms-alphabet';

export type SmsEncoding = 'gsm-7' | 'ucs-2';

/** How much a message holds, in septets or UTF-16 units: alone, and in each part of a longer one. */
interface Capacity {
  alone: number;
  /** Six octets of a part tell which part it is (3GPP TS 23.040 §9.2.3.24.1). */
  part: number;
}

/** 140 octets are 160 septets or 70 units (3GPP TS 23.038 §4 and §6.1.2). */
const CAPACITIES: Readonly<Record<SmsEncoding, Capacity>> = {
  'gsm-7': { alone: 160, part: 153 },
  'ucs-2': { alone: 70, part: 67 },
};

/** How many units so many segments hold, one by one and all together. */
export function smsCapacity({ encoding, segments }: Pick<SmsCount, 'encoding' | 'segments'>): {
  segment: number;
  all: number;
} {
  const { alone, part } = CAPACITIES[encoding];
  return segments < 2 ? { segment: alone, all: alone } : { segment: part, all: part * segments };
}

/** A character that is not in the GSM 7-bit alphabet, so that the whole text goes as UCS-2. */
export interface SmsCulprit {
  /** One code point. */
  character: string;
  /** Where it begins in the text, in UTF-16 units. */
  index: number;
}

/** What a text takes as SMS. */
export interface SmsCount {
  encoding: SmsEncoding;
  /** As a person counts them: an emoji, a letter with its marks and a line break are one each. */
  characters: number;
  /** Septets in GSM-7 (two for a character of the extension table), UTF-16 units in UCS-2. */
  units: number;
  /** Messages it is charged as; 0 for an empty text. */
  segments: number;
  /** Units that still fit before the next segment begins. */
  unitsLeftInSegment: number;
  /** Every one of them, in the order of the text; empty in GSM-7. */
  culprits: readonly SmsCulprit[];
}

/** Units that cannot be parted: an escape code and its character, the two halves of a surrogate pair. */
const LARGEST_PIECE = 2;

/** Counts a text as a phone network does: encoding, units and segments (3GPP TS 23.038, TS 23.040 §9.2.3.24.1). */
export function countSms(text: string): SmsCount {
  const culprits = culpritsIn(text);
  const encoding = culprits.length === 0 ? 'gsm-7' : 'ucs-2';
  const sizes = pieceSizes(text, encoding);
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const characters = encoding === 'gsm-7' ? charactersInGsm(text) : [...graphemesOf(text)].length;
  return { encoding, characters, units, ...segmentsOf(sizes, units, CAPACITIES[encoding]), culprits };
}

function culpritsIn(text: string): SmsCulprit[] {
  const culprits: SmsCulprit[] = [];
  let index = 0;
  for (const character of text) {
    if (septetsOf(character) === null) culprits.push({ character, index });
    index += character.length;
  }
  return culprits;
}

function pieceSizes(text: string, encoding: SmsEncoding): number[] {
  return Array.from(text, (character) =>
    encoding === 'gsm-7' ? (septetsOf(character) ?? LARGEST_PIECE) : character.length,
  );
}

/** The alphabet has neither marks nor surrogates: only a line break can be two codes. */
function charactersInGsm(text: string): number {
  return text.replaceAll('\r\n', '\n').length;
}

function segmentsOf(
  sizes: readonly number[],
  units: number,
  capacity: Capacity,
): Pick<SmsCount, 'segments' | 'unitsLeftInSegment'> {
  if (units === 0) return { segments: 0, unitsLeftInSegment: capacity.alone };
  if (units <= capacity.alone) return { segments: 1, unitsLeftInSegment: capacity.alone - units };
  let segments = 1;
  let left = capacity.part;
  for (const size of sizes) {
    if (size > left) {
      segments += 1;
      left = capacity.part;
    }
    left -= size;
  }
  return { segments, unitsLeftInSegment: left };
}
