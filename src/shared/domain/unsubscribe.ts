import type { AccountKind } from './account';
import { domainOf } from './address';
import { asciiDomain } from './domain-form';
import { envelopeSender, type ReturnSettings } from './envelope-sender';
import type { Purpose } from './message';
import { tokenOfMail } from './message-token-in';
import { addressesOfMail, headerOf, type ReceivedMail } from './received-mail';

/** Who says "unsubscribe" gets no more e-mail for these; all others are about the patient's own care. */
export const UNSUBSCRIBABLE: readonly Purpose[] = ['Marketing', 'Education'];

/**
 * - offered: mail programs show it; - unread: it would be, but nobody reads the account's mailbox;
 * - training: the account is the training's, where nobody has a mail program;
 * - not-needed: the purpose has none.
 */
export type UnsubscribeOffer = 'offered' | 'unread' | 'training' | 'not-needed';

/** Whether messages for a purpose say where to unsubscribe. */
export function unsubscribeOffer(
  purpose: Purpose,
  settings: ReturnSettings,
  kind: AccountKind = 'smtp',
): UnsubscribeOffer {
  if (!UNSUBSCRIBABLE.includes(purpose)) return 'not-needed';
  if (settings !== null) return 'offered';
  return kind === 'training' ? 'training' : 'unread';
}

/**
 * Where a mail program writes to when its user wants no more of a message's kind (RFC 2369 §3.2, RFC 6068): the
 * message's own token stands in the subject, so that only who got the message can say so.
 * @returns null where it is not offered
 */
export function unsubscribeUri(
  purpose: Purpose,
  fromAddress: string,
  token: string,
  settings: ReturnSettings,
): string | null {
  if (unsubscribeOffer(purpose, settings) !== 'offered') return null;
  const address = envelopeSender(fromAddress, token, settings);
  // The plus sign stands for itself in an address (RFC 6068 §2); some programs do not decode it.
  const localPart = encodeURIComponent(address.slice(0, address.lastIndexOf('@'))).replaceAll('%2B', '+');
  return `mailto:${localPart}@${asciiDomain(domainOf(address))}?subject=unsubscribe%20${token}`;
}

const SUBJECT_LIMIT = 300;
/** What gateways and mail programs put before a subject: "[EXTERNAL]", "Re:", "AW:", "Fwd:". */
const BEFORE = '(?:(?:\\[[^\\]]{1,40}\\]|(?:re|aw|sv|antw|vs|odp|fwd?|wg)(?:\\[\\d{1,3}\\])?\\s?[:：])\\s*)*';
/** The space between as programs leave it that do not decode the link. */
const REQUEST = new RegExp(`^${BEFORE}unsubscribe(?:(?:[\\s+_]|%20){1,8}([0-9a-f]{24}))?$`, 'i');

/**
 * The token of the message with which somebody asks for no more e-mail, in small letters. The whole subject must be the
 * request: a letter that only holds the word is for a person to read. Null when it is none, or names no message.
 */
export function unsubscribeTokenOf(mail: Pick<ReceivedMail, 'headers'>): string | null {
  const request = REQUEST.exec(headerOf(mail, 'subject').slice(0, SUBJECT_LIMIT).trim());
  if (request === null) return null;
  return request[1]?.toLowerCase() ?? tokenOfMail(addressesOfMail(mail));
}
