import { asciiDomain, unicodeDomain } from './domain-form';

/** Why a text is not an e-mail address that a message can be sent to. */
export type AddressProblem =
  | 'empty'
  | 'no-at-sign'
  | 'line-break'
  | 'space'
  | 'local-part-empty'
  | 'local-part-too-long'
  | 'local-part-characters'
  | 'domain-empty'
  | 'domain-too-long'
  | 'domain-form';

export type AddressCheck =
  { ok: true; address: string; localPart: string; domain: string } | { ok: false; problem: AddressProblem };

/** RFC 5321 §4.5.3.1: 64 octets before the @, and 256 for the whole in its angle brackets. */
const LOCAL_PART_LIMIT = 64;
const ADDRESS_LIMIT = 254;
const ATEXT = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** A host label; letters and accents beyond ASCII are allowed here and become punycode in the transport. */
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
/** RFC 1123 §2.1: no top-level domain is all digits, so "joan@10.0.0.1" is a slip and not a domain. */
const NUMBER = /^\p{N}+$/u;

/**
 * Checks one bare address (no display name) and gives it without spaces around it and with its domain in lower case.
 * Line breaks are refused even at its ends, where trimming would hide them from a caller that goes on with the text as
 * typed. Quoted local parts are refused: no clinic has one on record, and they are the door for smuggled characters.
 */
export function checkAddress(text: string): AddressCheck {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  if (/[\r\n]/.test(text)) return { ok: false, problem: 'line-break' };
  if (/\s/.test(trimmed)) return { ok: false, problem: 'space' };
  const at = trimmed.lastIndexOf('@');
  if (at === -1) return { ok: false, problem: 'no-at-sign' };
  const localPart = trimmed.slice(0, at);
  const domain = domainOf(trimmed);
  const problem = localPartProblem(localPart) ?? domainProblem(domain, ADDRESS_LIMIT - localPart.length - 1);
  if (problem !== null) return { ok: false, problem };
  return { ok: true, address: `${localPart}@${domain}`, localPart, domain };
}

function localPartProblem(localPart: string): AddressProblem | null {
  if (localPart === '') return 'local-part-empty';
  if (localPart.length > LOCAL_PART_LIMIT) return 'local-part-too-long';
  return ATEXT.test(localPart) ? null : 'local-part-characters';
}

function domainProblem(domain: string, limit: number): AddressProblem | null {
  if (domain === '') return 'domain-empty';
  if (domain.length > limit) return 'domain-too-long';
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return 'domain-form';
  return NUMBER.test(labels.at(-1) ?? '') ? 'domain-form' : null;
}

/** The part after the last @, in lower case; the whole text where there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * Whether two addresses are one mailbox as far as a record goes: nobody has two that differ in their case only, and a
 * domain is the same in both of its forms.
 */
export function isSameAddress(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  return (
    one.toLowerCase() === other.toLowerCase() ||
    withDomain(one, asciiDomain) === withDomain(other, asciiDomain)
  );
}

/** The ways to write an address: with its domain as people write it, and as it is sent over the wire. */
export function formsOfAddress(address: string): string[] {
  const written = address.toLowerCase();
  return [...new Set([written, withDomain(written, unicodeDomain), withDomain(written, asciiDomain)])];
}

function withDomain(address: string, form: (domain: string) => string): string {
  const at = address.lastIndexOf('@');
  return at === -1
    ? address.toLowerCase()
    : `${address.slice(0, at).toLowerCase()}@${form(domainOf(address))}`;
}
