import type {
  Account,
  AccountPause,
  AccountSettings,
  ServerCapabilities,
} from '../../../shared/domain/account';
import type { SmsSettings } from '../../../shared/domain/sms-account';
import type { AccountStore } from '../../ports/account-store';
import { OWN_DESK, type LogConnection } from './log-connection';
import type { NamedStatement, Parameters } from './named-statements';

interface AccountColumns extends Omit<Account, 'pause' | 'capabilities' | 'sms'> {
  pause: string | null;
  capabilities: string | null;
  sms: string | null;
}

const SELECT = `
SELECT id, kind, name, host, port, security, user, from_name AS fromName, from_address AS fromAddress,
  reply_to AS replyTo, messages_per_minute AS messagesPerMinute,
  messages_per_minute_per_domain AS messagesPerMinutePerDomain, created_at AS createdAt, pause, capabilities, sms
FROM account`;

const INSERT = `
INSERT INTO account (desk, id, kind, name, host, port, security, user, from_name, from_address, reply_to,
  messages_per_minute, messages_per_minute_per_domain, created_at, pause, capabilities, sms)
VALUES (@desk, @id, @kind, @name, @host, @port, @security, @user, @fromName, @fromAddress, @replyTo,
  @messagesPerMinute, @messagesPerMinutePerDomain, @createdAt, @pause, @capabilities, @sms)`;

const UPDATE = `
UPDATE account SET name = @name, host = @host, port = @port, security = @security, user = @user,
  from_name = @fromName, from_address = @fromAddress, reply_to = @replyTo,
  messages_per_minute = @messagesPerMinute, messages_per_minute_per_domain = @messagesPerMinutePerDomain, sms = @sms
WHERE id = @id`;

export class SqliteAccountStore implements AccountStore {
  /** As they stand in the log; the outbox asks for its account with every message. */
  private readonly known = new Map<string, Account>();
  private readonly selectListed;
  private readonly selectOne;
  private readonly insertOne;
  private readonly updateOne;
  private readonly removeOne;
  private readonly updatePause;
  private readonly updateCapabilities;

  constructor(private readonly connection: LogConnection) {
    const { statements, transaction } = connection;
    transaction.afterRollback(() => {
      this.known.clear();
    });
    this.selectListed = statements.prepare<AccountColumns>(
      'list-accounts',
      `${SELECT} WHERE removed_at IS NULL ORDER BY position`,
    );
    this.selectOne = statements.prepare<AccountColumns>('account', `${SELECT} WHERE id = @id`);
    this.insertOne = statements.prepare('add-account', INSERT);
    this.updateOne = statements.prepare('update-account', UPDATE);
    this.removeOne = statements.prepare(
      'remove-account',
      'UPDATE account SET removed_at = @at WHERE id = @id',
    );
    this.updatePause = statements.prepare(
      'pause-account',
      'UPDATE account SET pause = @pause WHERE id = @id',
    );
    this.updateCapabilities = statements.prepare(
      'account-capabilities',
      'UPDATE account SET capabilities = @capabilities WHERE id = @id',
    );
  }

  list(): Account[] {
    return this.selectListed.all().map(accountOf);
  }

  get(id: string): Account | null {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const found = this.selectOne.get({ id });
    if (found === undefined) return null;
    const account = accountOf(found);
    this.known.set(id, account);
    return account;
  }

  insert(account: Account): void {
    const { id, kind, createdAt, pause, capabilities } = account;
    const facts = {
      desk: OWN_DESK,
      id,
      kind,
      createdAt,
      pause: json(pause),
      capabilities: json(capabilities),
      sms: json(account.sms),
    };
    this.write(this.insertOne, { ...facts, ...settingsColumns(account) });
  }

  update(id: string, settings: AccountSettings, sms: SmsSettings | null): void {
    this.write(this.updateOne, { id, ...settingsColumns(settings), sms: json(sms) });
  }

  remove(id: string, at: number): void {
    this.write(this.removeOne, { id, at });
  }

  setPause(id: string, pause: AccountPause | null): void {
    this.write(this.updatePause, { id, pause: json(pause) });
  }

  setCapabilities(id: string, capabilities: ServerCapabilities | null): void {
    this.write(this.updateCapabilities, { id, capabilities: json(capabilities) });
  }

  private write(statement: NamedStatement<never>, parameters: Parameters): void {
    this.connection.transaction.run(() => {
      this.known.clear();
      const { changes } = statement.run(parameters);
      if (changes === 0) throw new Error('There is no such account.');
      this.connection.changes.touchAccounts();
    });
  }
}

function accountOf(columns: AccountColumns): Account {
  const { pause, capabilities, sms, ...account } = columns;
  return {
    ...account,
    pause: pause === null ? null : (JSON.parse(pause) as AccountPause),
    capabilities: capabilities === null ? null : (JSON.parse(capabilities) as ServerCapabilities),
    sms: sms === null ? null : (JSON.parse(sms) as SmsSettings),
  };
}

function settingsColumns(settings: AccountSettings) {
  const { name, host, port, security, user, fromName, fromAddress, replyTo } = settings;
  const { messagesPerMinute, messagesPerMinutePerDomain } = settings;
  const pace = { messagesPerMinute, messagesPerMinutePerDomain };
  return { name, host, port, security, user, fromName, fromAddress, replyTo, ...pace };
}

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
