import { checkAddress } from '../../shared/domain/address';

/** What a new patient's form starts with. */
export interface NameParts {
  givenName: string;
  familyName: string;
  email: string;
}

/** Reads what was typed into the search as a name ("Maria Lopez", "Lopez, Maria") or as an address. */
export function nameParts(typed: string): NameParts {
  const text = typed.trim();
  if (checkAddress(text).ok) return { givenName: '', familyName: '', email: text };
  const comma = text.indexOf(',');
  if (comma !== -1) {
    return { givenName: text.slice(comma + 1).trim(), familyName: text.slice(0, comma).trim(), email: '' };
  }
  const words = text.split(/\s+/);
  const familyName = words.length > 1 ? (words.pop() ?? '') : '';
  return { givenName: words.join(' '), familyName, email: '' };
}
