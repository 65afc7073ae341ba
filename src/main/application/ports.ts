import type { AccountStore } from '../ports/account-store';
import type { AttachmentShelf } from '../ports/attachment-shelf';
import type { Chance } from '../ports/chance';
import type { ChangeFeed } from '../ports/change-feed';
import type { Clock } from '../ports/clock';
import type { DeskExchange } from '../ports/desk-exchange';
import type { EmailComposer } from '../ports/email-composer';
import type { EmailTransportFactory } from '../ports/email-transport';
import type { HostSession } from '../ports/host-session';
import type { Logger } from '../ports/logger';
import type { MessageStore } from '../ports/message-store';
import type { MessageTokens } from '../ports/message-token';
import type { Network } from '../ports/network';
import type { OutboxStore } from '../ports/outbox-store';
import type { PatientStore } from '../ports/patient-store';
import type { SecretVault } from '../ports/secret-vault';
import type { SettingsStore } from '../ports/settings-store';
import type { Transaction } from '../ports/transaction';

/** All that use cases may need; each names the few it does need. */
export interface Ports {
  accounts: AccountStore;
  attachments: AttachmentShelf;
  chance: Chance;
  changes: ChangeFeed;
  clock: Clock;
  composer: EmailComposer;
  exchange: DeskExchange;
  host: HostSession;
  logger: Logger;
  messages: MessageStore;
  network: Network;
  outbox: OutboxStore;
  patients: PatientStore;
  settings: SettingsStore;
  tokens: MessageTokens;
  transaction: Transaction;
  transports: EmailTransportFactory;
  vault: SecretVault;
}
