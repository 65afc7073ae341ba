import type { Log } from '../../ports/log';
import type { LogConnection } from './log-connection';
import { MessageRecords } from './message-records';
import { SqliteAccountStore } from './sqlite-account-store';
import { SqliteArrivalStore } from './sqlite-arrival-store';
import { SqliteAttentionStore } from './sqlite-attention-store';
import { SqliteBatchStore } from './sqlite-batch-store';
import { SqliteDocumentStore } from './sqlite-document-store';
import { SqliteDomainBounces } from './sqlite-domain-bounces';
import { SqliteMessageStore } from './sqlite-message-store';
import { SqliteOutboxStore } from './sqlite-outbox-store';
import { SqlitePatientNotes } from './sqlite-patient-notes';
import { SqlitePatientStore } from './sqlite-patient-store';
import { SqliteSecretTable } from './sqlite-secret-table';
import { SqliteSettingsStore } from './sqlite-settings-store';
import { SqliteSmsStore } from './sqlite-sms-store';
import { SqliteTemplateStore } from './sqlite-template-store';
import { SqliteTrackingStore } from './sqlite-tracking-store';

/** The stores of a log whose database is open and up to date. */
export function assembleLog(connection: LogConnection): Log {
  const records = new MessageRecords(connection);
  return {
    messages: new SqliteMessageStore(connection, records),
    batches: new SqliteBatchStore(connection, records),
    outbox: new SqliteOutboxStore(connection, records),
    accounts: new SqliteAccountStore(connection),
    patients: new SqlitePatientStore(connection),
    notes: new SqlitePatientNotes(connection),
    arrivals: new SqliteArrivalStore(connection),
    documents: new SqliteDocumentStore(connection),
    attention: new SqliteAttentionStore(connection),
    domainBounces: new SqliteDomainBounces(connection),
    settings: new SqliteSettingsStore(connection),
    secrets: new SqliteSecretTable(connection),
    sms: new SqliteSmsStore(connection),
    templates: new SqliteTemplateStore(connection),
    tracking: new SqliteTrackingStore(connection),
    transaction: connection.transaction,
    changes: connection.changes,
  };
}
