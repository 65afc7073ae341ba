import type { PhoneCheck } from '../../shared/domain/phone';

/** Numbering plans of the world, for mobile numbers. */
export interface PhoneNumbers {
  /** @param country ISO 3166-1 code of the practice's country: how a number without a country code is meant */
  check(text: string, country: string): PhoneCheck;
  /** As people of a country read it: national for their own numbers, international for others. */
  shown(number: string, country: string): string;
  /** ISO 3166-1 codes that `check` knows. */
  countries(): string[];
}
