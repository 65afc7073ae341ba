import { checkAddress, domainOf } from './address';
import type { MessageDetails } from './message';
import type { StatusUpdate } from './status-history';

/**
 * What a person may give to support: how the message went, without who it was for or what it said. Addresses keep
 * their domain only; a reply that repeats the address is masked in the same way.
 */
export function supportText(message: MessageDetails, history: readonly StatusUpdate[]): string {
  const lines = [
    `Message ${message.id}`,
    `Status ${message.status} since ${iso(message.statusAt)}`,
    `Channel ${message.channel}, purpose ${message.purpose}, tries ${String(message.tries)}`,
    `To ${maskedRecipient(message.recipient)}`,
    `Sent through ${message.accountName}`,
    `Message-ID ${message.messageIdHeader ?? '–'}, server's id ${message.providerId ?? '–'}`,
    `Attachments ${message.attachments.map(({ sizeBytes }) => `${String(sizeBytes)} bytes`).join(', ') || 'none'}`,
    '',
    ...history.map((line) => historyLine(line)),
  ];
  return maskNumber(maskAddresses(lines.join('\n')), message.recipient);
}

/** What stands in the address field need not be an address: it can be a name or a telephone number. */
export function maskedRecipient(recipient: string): string {
  if (recipient === '') return 'no address';
  if (E164.test(recipient)) return `…${recipient.slice(-3)}`;
  return checkAddress(recipient).ok ? `…@${domainOf(recipient)}` : 'no valid address';
}

function historyLine({ at, status, code, detail }: StatusUpdate): string {
  const facts = Object.entries(detail)
    .filter(([key]) => !PERSONAL_FACTS.has(key))
    .map(([key, value]) => `${key}=${String(value)}`);
  return [iso(at), status ?? '–', code, ...facts].join('  ');
}

/** A link or a note may say who the patient is. */
const PERSONAL_FACTS: ReadonlySet<string> = new Set(['link', 'note']);

const ADDRESS = /[^\s<>"',;:()[\]]{1,256}@([^\s<>"',;:()[\]]{1,256})/g;

function maskAddresses(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('Message-ID ') ? line : line.replace(ADDRESS, '…@$1')))
    .join('\n');
}

const E164 = /^\+[1-9]\d{6,14}$/;
/** So many last digits make a number a person's, with or without the codes before them. */
const OWN_DIGITS = 8;

/** A provider's answer repeats the number in forms of its own: with or without its country, in groups. */
function maskNumber(text: string, recipient: string): string {
  if (!E164.test(recipient)) return text;
  const own = Array.from(recipient.slice(-OWN_DIGITS)).join(String.raw`[ ().-]?`);
  return text.replaceAll(
    new RegExp(String.raw`\+?(?:\d[ ().-]?){0,7}${own}(?!\d)`, 'g'),
    `…${recipient.slice(-3)}`,
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
