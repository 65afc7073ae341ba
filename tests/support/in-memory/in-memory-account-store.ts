import type {
  Account,
  AccountPause,
  AccountSettings,
  ServerCapabilities,
} from '../../../src/shared/domain/account';
import type { SmsSettings } from '../../../src/shared/domain/sms-account';
import type { AccountStore } from '../../../src/main/ports/account-store';
import type { MemoryDatabase, StoredAccount } from './memory-database';

export class InMemoryAccountStore implements AccountStore {
  constructor(private readonly database: MemoryDatabase) {}

  list(): Account[] {
    const stored = [...this.database.tables.accounts.values()];
    return stored.filter(({ removedAt }) => removedAt === null).map(({ account }) => account);
  }

  get(id: string): Account | null {
    return this.database.tables.accounts.get(id)?.account ?? null;
  }

  insert(account: Account): void {
    this.database.run(() => {
      if (this.database.tables.accounts.has(account.id)) throw new Error('There is such an account already.');
      this.put({ account: structuredClone(account), removedAt: null });
    });
  }

  update(id: string, settings: AccountSettings, sms: SmsSettings | null): void {
    const { name, host, port, security, user, fromName, fromAddress, replyTo } = settings;
    const { messagesPerMinute, messagesPerMinutePerDomain } = settings;
    const sender = { fromName, fromAddress, replyTo };
    const pace = { messagesPerMinute, messagesPerMinutePerDomain };
    this.change(id, { name, host, port, security, user, ...sender, ...pace, sms });
  }

  remove(id: string, at: number): void {
    this.database.run(() => this.put({ account: this.stored(id).account, removedAt: at }));
  }

  setPause(id: string, pause: AccountPause | null): void {
    this.change(id, { pause });
  }

  setCapabilities(id: string, capabilities: ServerCapabilities | null): void {
    this.change(id, { capabilities });
  }

  private change(id: string, changes: Partial<Account>): void {
    this.database.run(() => {
      const stored = this.stored(id);
      this.put({ ...stored, account: { ...stored.account, ...changes } });
    });
  }

  private put(stored: StoredAccount): void {
    this.database.tables.accounts.set(stored.account.id, stored);
    this.database.touch({ hasAccountChange: true });
  }

  private stored(id: string): StoredAccount {
    const stored = this.database.tables.accounts.get(id);
    if (stored === undefined) throw new Error('There is no such account.');
    return stored;
  }
}
