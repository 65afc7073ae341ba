import type { SmsSettings } from '../../shared/domain/sms-account';
import type { Account, AccountPause, AccountSettings, ServerCapabilities } from '../../shared/domain/account';

/** Accounts: ways to send. Removed ones stay readable for the messages that used them, but are not listed. */
export interface AccountStore {
  list(): Account[];
  get(id: string): Account | null;
  insert(account: Account): void;
  /** @param sms how it sends SMS; null: it sends e-mail */
  update(id: string, settings: AccountSettings, sms: SmsSettings | null): void;
  remove(id: string, at: number): void;
  setPause(id: string, pause: AccountPause | null): void;
  /** Null: nothing is known of the server the account names now. */
  setCapabilities(id: string, capabilities: ServerCapabilities | null): void;
}
