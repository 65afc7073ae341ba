import type { Log } from '../../ports/log';
import type { LogConnection } from './log-connection';
import { MessageRecords } from './message-records';
import { SqliteAccountStore } from './sqlite-account-store';
import { SqliteMessageStore } from './sqlite-message-store';
import { SqliteOutboxStore } from './sqlite-outbox-store';
import { SqlitePatientStore } from './sqlite-patient-store';
import { SqliteSecretTable } from './sqlite-secret-table';
import { SqliteSettingsStore } from './sqlite-settings-store';

/** The stores of a log whose database is open and up to date. */
export function assembleLog(connection: LogConnection): Log {
  const records = new MessageRecords(connection);
  return {
    messages: new SqliteMessageStore(connection, records),
    outbox: new SqliteOutboxStore(connection, records),
    accounts: new SqliteAccountStore(connection),
    patients: new SqlitePatientStore(connection),
    settings: new SqliteSettingsStore(connection),
    secrets: new SqliteSecretTable(connection),
    transaction: connection.transaction,
    changes: connection.changes,
  };
}
