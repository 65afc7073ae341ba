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

/** RFC 5321 §4.5.3.1: 64 octets before the @, 255 after it. */
const LOCAL_PART_LIMIT = 64;
const DOMAIN_LIMIT = 255;
const ATEXT = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** A host label; letters beyond ASCII are allowed here and become punycode in the transport. */
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * Checks one bare address (no display name) and gives it trimmed, with its domain in lower case. Quoted local parts
 * are refused: no clinic has one on record, and they are the door for smuggled characters.
 */
export function checkAddress(text: string): AddressCheck {
  const trimmed = text.trim();
  const problem = findProblem(trimmed);
  if (problem !== null) return { ok: false, problem };
  const at = trimmed.lastIndexOf('@');
  const localPart = trimmed.slice(0, at);
  const domain = trimmed.slice(at + 1).toLowerCase();
  return { ok: true, address: `${localPart}@${domain}`, localPart, domain };
}

function findProblem(trimmed: string): AddressProblem | null {
  if (trimmed === '') return 'empty';
  if (/[\r\n]/.test(trimmed)) return 'line-break';
  if (/\s/.test(trimmed)) return 'space';
  const at = trimmed.lastIndexOf('@');
  if (at === -1) return 'no-at-sign';
  const localPart = trimmed.slice(0, at);
  const domain = trimmed.slice(at + 1);
  if (localPart === '') return 'local-part-empty';
  if (localPart.length > LOCAL_PART_LIMIT) return 'local-part-too-long';
  if (!ATEXT.test(localPart)) return 'local-part-characters';
  if (domain === '') return 'domain-empty';
  if (domain.length > DOMAIN_LIMIT) return 'domain-too-long';
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return 'domain-form';
  return null;
}

/** The part after the last @, in lower case; the whole text where there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
