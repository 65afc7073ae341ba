import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumberType,
} from 'libphonenumber-js/max';
import type { PhoneCheck } from '../../../shared/domain/phone';
import type { PhoneNumbers } from '../../ports/phone-numbers';

/** Where a plan does not tell mobiles from landlines (+1), a number may be a mobile. */
const MOBILE_TYPES: ReadonlySet<PhoneNumberType> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** Numbering plans as libphonenumber knows them; its full metadata, so that a landline is told from a slip. */
export function createPhoneNumbers(): PhoneNumbers {
  return { check, shown, countries };
}

/** The whole text must be one number: what stands beside a number would be lost, and two numbers are none. */
function check(text: string, country: string): PhoneCheck {
  const number = parsePhoneNumberFromString(text.trim(), { ...meant(country), extract: false });
  // With the full metadata a number is valid when it has a type; asking for both would look twice.
  const type = number?.getType();
  if (number === undefined || type === undefined || number.ext !== undefined) {
    return { ok: false, problem: 'mobile-form' };
  }
  if (!MOBILE_TYPES.has(type)) return { ok: false, problem: 'mobile-not-a-mobile' };
  return { ok: true, number: number.number };
}

/** Countries of one calling code (+1, +44) dial each other's numbers as their own. */
function shown(number: string, country: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  const isOwn = isSupportedCountry(country) && parsed.countryCallingCode === getCountryCallingCode(country);
  return isOwn ? parsed.formatNational() : parsed.formatInternational();
}

function countries(): string[] {
  return getCountries();
}

/** Without a country that has a plan, a number needs its country code. */
function meant(country: string): { defaultCountry?: CountryCode } {
  return isSupportedCountry(country) ? { defaultCountry: country } : {};
}
