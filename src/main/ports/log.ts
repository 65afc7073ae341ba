import type { AccountStore } from './account-store';
import type { ArrivalStore } from './arrival-store';
import type { AttentionStore } from './attention-store';
import type { BatchStore } from './batch-store';
import type { ChangeFeed } from './change-feed';
import type { DocumentStore } from './document-store';
import type { DomainBounces } from './domain-bounces';
import type { MessageStore } from './message-store';
import type { OutboxStore } from './outbox-store';
import type { PatientNotes } from './patient-notes';
import type { PatientStore } from './patient-store';
import type { SecretTable } from './secret-table';
import type { SettingsStore } from './settings-store';
import type { SmsStore } from './sms-store';
import type { TemplateStore } from './template-store';
import type { TrackingStore } from './tracking-store';
import type { Transaction } from './transaction';

/** The log of one practice: everything that is kept, behind its stores. */
export interface Log {
  messages: MessageStore;
  batches: BatchStore;
  outbox: OutboxStore;
  accounts: AccountStore;
  patients: PatientStore;
  notes: PatientNotes;
  arrivals: ArrivalStore;
  documents: DocumentStore;
  attention: AttentionStore;
  domainBounces: DomainBounces;
  settings: SettingsStore;
  secrets: SecretTable;
  sms: SmsStore;
  templates: TemplateStore;
  tracking: TrackingStore;
  transaction: Transaction;
  changes: ChangeFeed;
}
