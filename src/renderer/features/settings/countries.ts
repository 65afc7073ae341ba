/** Codes (ISO 3166-1) of the countries that a practice can be in: where English is spoken at a desk first, then Europe. */
const COUNTRY_CODES =
  'AU NZ GB IE US CA ZA SG HK IN MY PH FJ AE ' +
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IS IT LT LU LV MT NL NO PL PT RO SE SI SK';

const HOME = 'AU';

/**
 * The countries to choose from: Australia first, then by name.
 * @param current a code that another version has kept is offered, too
 */
export function countryChoices(current: string): { value: string; words: string }[] {
  const names = new Intl.DisplayNames('en-AU', { type: 'region' });
  const others = new Set([...COUNTRY_CODES.split(' '), current]);
  others.delete(HOME);
  const choice = (code: string) => ({ value: code, words: nameOf(names, code) });
  return [
    choice(HOME),
    ...[...others].map(choice).sort((one, other) => one.words.localeCompare(other.words, 'en-AU')),
  ];
}

/** "Australia" for "AU". */
export function countryName(code: string): string {
  return nameOf(new Intl.DisplayNames('en-AU', { type: 'region' }), code);
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // Not the form of a country code (RangeError, ECMA-402 §12.5.1).
    return code;
  }
}
