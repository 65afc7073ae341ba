import { addressIn, hasHeader, headerOf, type ReceivedMail } from './received-mail';

/** What the software of mailing lists puts on its mails (RFC 2369, RFC 2919 and older ways). */
const LIST_HEADERS: readonly string[] = [
  'list-id',
  'list-post',
  'list-help',
  'list-owner',
  'list-subscribe',
  'list-unsubscribe',
  'x-mlserver',
  'x-ml-name',
  'x-mailman-version',
  'x-beenthere',
  'x-list-administrivia',
];

/** Behind the name of a list: an address of its software (RFC 2142 §6), not of a member. */
const ROLE = /[-_.+](?:admin|owner|request|bounces?|errors?|help|return|confirm)$/i;
const PROGRAM = /^(?:listserv|listproc|majordomo|mailman|sympa|ezmlm|listmaster)(?:[-_.+].{0,64})?$/i;

const localPart = (address: string) => address.slice(0, address.lastIndexOf('@'));

/** Whether an address belongs to the software of a mailing list. */
export function isListProgram(address: string): boolean {
  const local = localPart(address);
  return ROLE.test(local) || PROGRAM.test(local);
}

/** Whether a mail bears the marks of a mailing list, be it written by the software or by a member. */
export function isOfList(mail: Pick<ReceivedMail, 'headers'>): boolean {
  return LIST_HEADERS.some((name) => hasHeader(mail, name));
}

/** Whether the software of a mailing list has written a mail itself. */
export function isByListProgram(mail: Pick<ReceivedMail, 'headers'>): boolean {
  const from = addressIn(headerOf(mail, 'from').slice(0, 2_000));
  return from !== null && isOfList(mail) && isListProgram(from);
}

/** The list that an address of its software belongs to; any other address as it is. */
export function listOfRole(address: string): string {
  const at = address.lastIndexOf('@');
  return localPart(address).replace(ROLE, '') + address.slice(at);
}

/** Where a list takes mails, as its software names it; null when it does not. */
export function listAddress(mail: Pick<ReceivedMail, 'headers'>): string | null {
  const named =
    addressIn(headerOf(mail, 'list-post').replace(/mailto:/i, '')) ??
    addressIn(headerOf(mail, 'x-beenthere'));
  if (named !== null) return named;
  const from = addressIn(headerOf(mail, 'from').slice(0, 2_000));
  return from !== null && ROLE.test(localPart(from)) ? listOfRole(from) : null;
}
