import type { ConsentVerdict } from '../../../shared/domain/consent';
import { checkRecipient, type Contact, type RecipientCheck } from '../../../shared/domain/draft';
import type { Channel } from '../../../shared/domain/message';
import type { Ports } from '../ports';

type CheckContact = (recipient: Contact & { consent: ConsentVerdict }) => RecipientCheck;

/** Looks whether people can be sent to on a channel, numbers as the practice's country means them. */
export function contactCheck(ports: Pick<Ports, 'phones' | 'settings'>, channel: Channel): CheckContact {
  const { country } = ports.settings.desk();
  return (recipient) =>
    checkRecipient(channel, recipient, (mobile) => ports.phones.check(mobile, country), recipient.consent);
}

/** Where a message goes as people read it: of numbers, as they are written in the practice's country. */
export function shownContact(
  ports: Pick<Ports, 'phones' | 'settings'>,
  channel: Channel,
): (address: string) => string {
  if (channel === 'email') return (address) => address;
  const { country } = ports.settings.desk();
  return (address) => ports.phones.shown(address, country);
}
