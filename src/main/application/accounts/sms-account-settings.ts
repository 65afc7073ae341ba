import type { Account, AccountSettings } from '../../../shared/domain/account';
import { smsAccountProblems } from '../../../shared/domain/check-sms-account';
import type { SmsAccountInput, SmsGateway, SmsSettings } from '../../../shared/domain/sms-account';
import { apiPlace, type ApiPlace } from '../../../shared/domain/sms-api-place';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** An SMS account in the form in which it is kept. */
export interface KeptSmsAccount {
  settings: AccountSettings;
  sms: SmsSettings;
}

/**
 * An SMS account in the form in which it is kept; throws with the problems when it cannot be.
 * @param hasSecret whether it will have a secret once it is saved
 */
export function keptSmsAccount(
  ports: Pick<Ports, 'accounts'>,
  input: SmsAccountInput,
  hasSecret: boolean,
): KeptSmsAccount {
  const sms = trimmedSms(input.sms);
  const isGateway = sms.driver === 'gateway';
  const user = isGateway ? '' : input.user.trim();
  const checked = { name: input.name.trim(), user, messagesPerMinute: input.messagesPerMinute, sms };
  const problems = smsAccountProblems(checked);
  if (problems.length > 0) {
    throw new UseCaseError(
      'invalid-input',
      `Not saved: ${problems.map(({ part, problem }) => `${part} (${problem})`).join(', ')}.`,
    );
  }
  const settings: AccountSettings = {
    name: checked.name,
    ...placeOf(ports, sms),
    user: user === '' && (isGateway || !hasSecret) ? null : user,
    fromName: '',
    fromAddress: '',
    replyTo: null,
    messagesPerMinute: checked.messagesPerMinute,
    messagesPerMinutePerDomain: null,
  };
  return { settings, sms };
}

/** What belongs to another way of sending is not kept. */
function trimmedSms({
  driver,
  baseUrl,
  senderId,
  isSenderIdRegistered,
  generic,
  gateway,
}: SmsSettings): SmsSettings {
  const isGateway = driver === 'gateway';
  return {
    driver,
    baseUrl: isGateway ? '' : baseUrl.trim(),
    // Spaces around it are refused, as they would be shown; nothing but spaces is nothing.
    senderId: senderId === null || senderId.trim() === '' ? null : senderId,
    isSenderIdRegistered,
    generic: driver === 'generic' ? generic : null,
    gateway: isGateway && gateway !== null ? trimmedGateway(gateway) : null,
  };
}

function trimmedGateway(gateway: SmsGateway): SmsGateway {
  return { ...gateway, addressPattern: gateway.addressPattern.trim(), subject: gateway.subject.trim() };
}

/** The server it depends on: that of the API, or for a gateway that of the account which sends its mails. */
function placeOf(ports: Pick<Ports, 'accounts'>, sms: SmsSettings): ApiPlace {
  if (sms.gateway !== null) {
    const { host, port, security } = emailAccountOf(ports, sms.gateway);
    return { host, port, security };
  }
  const place = apiPlace(sms);
  if (place === null)
    throw new UseCaseError('invalid-input', 'Not saved: the address of the API is missing.');
  return place;
}

/** The account that sends the mails of a gateway. */
export function emailAccountOf(ports: Pick<Ports, 'accounts'>, { emailAccountId }: SmsGateway): Account {
  const account = ports.accounts.list().find(({ id }) => id === emailAccountId);
  if (account?.kind !== 'smtp') {
    throw new UseCaseError(
      'not-found',
      'The e-mail account that sends to the gateway is not there any more.',
    );
  }
  return account;
}

/** The listed SMS accounts whose mails an e-mail account sends. */
export function gatewaysThrough(ports: Pick<Ports, 'accounts'>, emailAccountId: string): Account[] {
  return ports.accounts.list().filter(({ sms }) => sms?.gateway?.emailAccountId === emailAccountId);
}
