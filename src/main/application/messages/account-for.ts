import { channelOf, type Account } from '../../../shared/domain/account';
import type { MessageDraft } from '../../../shared/domain/draft';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { Ports } from '../ports';

/** The account that a draft is to go through. @throws UseCaseError when there is none, or it sends on another channel */
export function accountFor(
  ports: Pick<Ports, 'accounts'>,
  { accountId, channel }: Pick<MessageDraft, 'accountId' | 'channel'>,
): Account {
  const account = listedAccount(ports, accountId);
  if (channelOf(account) !== channel)
    throw new UseCaseError('invalid-input', `The account “${account.name}” does not send such messages.`);
  return account;
}
