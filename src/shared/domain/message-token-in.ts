/** A message's token as it stands in an address: 96 bits in hex, in any case (some servers change it). */
const TOKEN = '([0-9a-f]{24})(?![0-9a-z])';
/** Behind the plus sign where it was put, also as systems write the sign that do not like it in an address. */
const BEHIND_PLUS = new RegExp(`(?:\\+|%2b|=2b)(?:[a-z]{1,16}-)?${TOKEN}`, 'i');
const ANYWHERE = new RegExp(`(?<![0-9a-z])${TOKEN}`, 'i');
/** RFC 5321 §4.5.3.1.1 allows 64; what is wrapped by forwarders grows, and nobody needs more than this. */
const LONGEST_LOCAL_PART = 512;

/**
 * Our own token in the address that a mail came to, in small letters; null when there is none. Whatever forwarders put
 * around it stays aside: SRS0 and SRS1 (`SRS0=HHH=TT=domain=desk+TOKEN@forwarder`), BATV (`prvs=TAG=desk+TOKEN@domain`,
 * `prvs=desk+TOKEN/TAG@domain`), a recipient behind it (`desk+TOKEN=ann=example.org@domain`), a display name, quotes.
 */
export function tokenIn(address: string): string | null {
  const localPart = localPartOf(address);
  const found = BEHIND_PLUS.exec(localPart) ?? ANYWHERE.exec(localPart);
  return found?.[1]?.toLowerCase() ?? null;
}

/** The first token among the addresses that a mail came to: the surest first. */
export function tokenOfMail(addresses: readonly string[]): string | null {
  for (const address of addresses) {
    const token = tokenIn(address);
    if (token !== null) return token;
  }
  return null;
}

function localPartOf(address: string): string {
  const end = address.lastIndexOf('@');
  const before = end === -1 ? '' : address.slice(0, end);
  return before.slice(before.lastIndexOf('<') + 1).slice(-LONGEST_LOCAL_PART);
}
