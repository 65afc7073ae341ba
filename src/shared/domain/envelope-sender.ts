import type { TrackingSettings } from './tracking';

/** RFC 5321 §4.5.3.1.1, in octets; what is beyond ASCII is refused in a local part before. */
const LONGEST_LOCAL_PART = 64;

/** What decides where reports about a message go to; null: nobody fetches them. */
export type ReturnSettings = Pick<TrackingSettings, 'hasPlusAddresses'> | null;

/**
 * The address that servers report to about a message (RFC 5321 §4.4, Return-Path): the sender's own, with the message's
 * token behind a plus where its server takes that. An address that would become too long for it stays as it is.
 */
export function envelopeSender(fromAddress: string, token: string, settings: ReturnSettings): string {
  const at = fromAddress.lastIndexOf('@');
  const localPart = `${fromAddress.slice(0, at)}+${token}`;
  const hasRoom = at > 0 && localPart.length <= LONGEST_LOCAL_PART;
  const isMarked = settings?.hasPlusAddresses === true && hasRoom;
  return isMarked ? `${localPart}${fromAddress.slice(at)}` : fromAddress;
}

/**
 * Where mail programs send the receipt to (RFC 8098 §2.1); null: none is asked for. It is the same address as the
 * envelope sender's: mail programs ask their user first when the two differ.
 */
export function receiptAddress(
  fromAddress: string,
  token: string,
  settings: Pick<TrackingSettings, 'hasPlusAddresses' | 'isAskingForReceipts'> | null,
): string | null {
  return settings?.isAskingForReceipts === true ? envelopeSender(fromAddress, token, settings) : null;
}
