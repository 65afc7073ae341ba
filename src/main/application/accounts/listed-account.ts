import type { Account } from '../../../shared/domain/account';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** An account that can be used. A removed one stays readable for its messages, but sends nothing any more. */
export function listedAccount(ports: Pick<Ports, 'accounts'>, accountId: string): Account {
  const account = ports.accounts.list().find(({ id }) => id === accountId);
  if (account === undefined)
    throw new UseCaseError('not-found', 'The sending account is not there any more.');
  return account;
}
