import { createEmailComposer } from '../../../src/main/adapters/email/email-composer';
import { createMessageTokens } from '../../../src/main/adapters/email/message-tokens';
import { createPhoneNumbers } from '../../../src/main/adapters/phone/phone-numbers';
import { createEmailTransportFactory } from '../../../src/main/adapters/email/smtp-transport-factory';
import type { TransportLimits } from '../../../src/main/adapters/email/transport-options';
import { createSmsProviders } from '../../../src/main/adapters/sms/sms-providers';
import { createSmsTransportFactory } from '../../../src/main/adapters/sms/sms-transport';
import { openLog, type OpenLog } from '../../../src/main/adapters/sqlite/open-log';
import { createRecipientTableShelf } from '../../../src/main/adapters/tables/recipient-table-shelf';
import { hostSession } from '../../../src/main/adapters/time/host-session';
import { systemChance } from '../../../src/main/adapters/time/system-chance';
import { systemClock } from '../../../src/main/adapters/time/system-clock';
import { sendDraft } from '../../../src/main/application/messages/send-draft';
import { Outbox } from '../../../src/main/application/outbox/outbox';
import type { Ports } from '../../../src/main/application/ports';
import type { Account } from '../../../src/shared/domain/account';
import type { MessageDraft } from '../../../src/shared/domain/draft';
import type { MessageRow } from '../../../src/shared/domain/message';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import { AttachmentTray } from '../fakes/attachment-tray';
import { DocumentCabinet } from '../fakes/document-cabinet';
import { NetworkSwitch } from '../fakes/network-switch';
import { RecordingExchange } from '../fakes/recording-exchange';
import { TableTray } from '../fakes/table-tray';
import { InMemorySecretVault } from '../in-memory/in-memory-secret-vault';
import { SAMPLE_DESK_ID } from '../log/log-implementations';
import { silentLogger } from '../log/silent-logger';

/** A desk with everything real that sending needs: the log's file, the composer, the SMTP transport, the clock. */
export interface RealDesk {
  readonly log: OpenLog;
  readonly ports: Ports;
  readonly outbox: Outbox;
  readonly attachments: AttachmentTray;
  readonly vault: InMemorySecretVault;
  /** Puts an account on the log, with its password in the vault. */
  addAccount(account: Account, password: string | null): void;
  /** Writes one message to each address; patients are made for them. Wakes the outbox, if it has been started. */
  write(account: Account, addresses: readonly string[], changes?: Partial<MessageDraft>): Promise<string[]>;
  row(messageId: string): MessageRow;
  /** Ends the sending at once and closes the log. */
  close(): Promise<void>;
}

/** @param limits shorter waits than those for real servers */
export function openRealDesk(file: string, limits: Partial<TransportLimits> = {}): RealDesk {
  const logger = silentLogger;
  const log = openLog({ file, create: true, logger, newDeskId: () => SAMPLE_DESK_ID });
  const attachments = new AttachmentTray();
  const vault = new InMemorySecretVault(true);
  const clock = systemClock;
  const smsProviders = createSmsProviders(
    { nowMs: () => clock.now(), monotonicMs: () => performance.now() },
    { timeoutMs: limits.replyTimeoutMs ?? 30_000 },
  );
  const email = createEmailTransportFactory({ clock, logger }, limits);
  const texts = createSmsTransportFactory(smsProviders);
  const ports: Ports = {
    ...log,
    ...{ attachments, clock, logger, vault },
    chance: systemChance,
    composer: createEmailComposer(),
    documentFiles: new DocumentCabinet(),
    exchange: new RecordingExchange(),
    host: hostSession,
    network: new NetworkSwitch(),
    phones: createPhoneNumbers(),
    recipientTables: createRecipientTableShelf(),
    tables: new TableTray(),
    tokens: createMessageTokens(log.settings.tokenKey()),
    smsProviders,
    transports: {
      ...email,
      open: (account, secret) => (account.sms === null ? email : texts).open(account, secret),
    },
  };
  const outbox = new Outbox(ports);
  return {
    log,
    ports,
    outbox,
    attachments,
    vault,
    addAccount: (account, password) => {
      log.accounts.insert(account);
      if (password !== null) vault.set(account.id, password, true);
    },
    write: async (account, addresses, changes = {}) => {
      // A batch is not held: nobody is there who could stop it.
      if (addresses.length > 1) log.settings.saveDesk({ ...log.settings.desk(), holdsBatchesFrom: null });
      const patients = addresses.map((email) => ({
        id: systemChance.newId(),
        familyName: 'Nguyen',
        givenName: 'Anh',
        email,
        dateOfBirth: null,
        hasNoEmail: false,
        mobile: null,
        createdAt: clock.now(),
        archivedAt: null,
        mergedInto: null,
      }));
      log.patients.insert(patients);
      const draft: MessageDraft = {
        channel: 'email',
        accountId: account.id,
        purpose: 'Appointment reminder',
        patientIds: patients.map(({ id }) => id),
        subject: 'Your appointment',
        body: plainRichText('See you on Friday.'),
        attachmentIds: [],
        tableId: null,
        // One to each address, whoever shares it.
        isJoiningHouseholds: false,
        scheduledFor: null,
        notAfter: null,
        ...changes,
      };
      return (await sendDraft(ports, outbox, draft, 'Kim')).messageIds;
    },
    row: (messageId) => {
      const row = log.messages.rows([messageId])[0];
      if (row === undefined) throw new Error(`There is no message ${messageId}.`);
      return row;
    },
    close: async () => {
      await outbox.stop(0);
      log.close();
    },
  };
}
