import type { AccountSettings } from '../../../shared/domain/account';
import type { SendFailure } from '../../../shared/domain/send-outcome';
import { localFailure } from './send-failure';

/** An account that logs in cannot do so without a password; an empty one is none. */
export function isPasswordMissing({ user }: Pick<AccountSettings, 'user'>, password: string | null): boolean {
  return user !== null && (password === null || password === '');
}

export function passwordMissing(server: string): SendFailure {
  return localFailure('password-missing', 'auth', 'There is no password for this account', server);
}
