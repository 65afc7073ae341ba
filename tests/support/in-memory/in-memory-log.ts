import type { Log } from '../../../src/main/ports/log';
import { InMemoryAccountStore } from './in-memory-account-store';
import { InMemoryArrivalStore } from './in-memory-arrival-store';
import { InMemoryAttentionStore } from './in-memory-attention-store';
import { InMemoryBatchStore } from './in-memory-batch-store';
import { InMemoryDocumentStore } from './in-memory-document-store';
import { InMemoryDomainBounces } from './in-memory-domain-bounces';
import { InMemoryMessageStore } from './in-memory-message-store';
import { InMemoryOutboxStore } from './in-memory-outbox-store';
import { InMemoryPatientNotes } from './in-memory-patient-notes';
import { InMemoryPatientStore } from './in-memory-patient-store';
import { InMemorySecretTable } from './in-memory-secret-table';
import { InMemorySettingsStore } from './in-memory-settings-store';
import { InMemorySmsStore } from './in-memory-sms-store';
import { InMemoryTemplateStore } from './in-memory-template-store';
import { InMemoryTrackingStore } from './in-memory-tracking-store';
import { MemoryDatabase } from './memory-database';

export interface InMemoryLogOptions {
  deskId?: string;
  tokenKey?: string;
}

/** The twin of the log for tests of use cases: the same promises, kept by the same contract tests, without a file. */
export function createInMemoryLog(options: InMemoryLogOptions = {}): Log {
  const { deskId = '01890000-0000-7000-8000-000000000001', tokenKey = '5e'.repeat(32) } = options;
  const database = new MemoryDatabase();
  const messages = new InMemoryMessageStore(database);
  return {
    messages,
    batches: new InMemoryBatchStore(database, messages),
    outbox: new InMemoryOutboxStore(database, messages),
    accounts: new InMemoryAccountStore(database),
    patients: new InMemoryPatientStore(database),
    notes: new InMemoryPatientNotes(database),
    arrivals: new InMemoryArrivalStore(database),
    documents: new InMemoryDocumentStore(database),
    attention: new InMemoryAttentionStore(database),
    domainBounces: new InMemoryDomainBounces(database),
    settings: new InMemorySettingsStore(database, { deskId, tokenKey }),
    secrets: new InMemorySecretTable(database),
    sms: new InMemorySmsStore(database, messages),
    templates: new InMemoryTemplateStore(database),
    tracking: new InMemoryTrackingStore(database),
    transaction: database,
    changes: database,
  };
}
