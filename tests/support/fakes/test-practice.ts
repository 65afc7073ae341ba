import { createEmailComposer } from '../../../src/main/adapters/email/email-composer';
import { createMessageTokens } from '../../../src/main/adapters/email/message-tokens';
import { createPhoneNumbers } from '../../../src/main/adapters/phone/phone-numbers';
import { createRecipientTableShelf } from '../../../src/main/adapters/tables/recipient-table-shelf';
import { createSmsTransportFactory } from '../../../src/main/adapters/sms/sms-transport';
import { sendDraft } from '../../../src/main/application/messages/send-draft';
import { Outbox, type OutboxControl } from '../../../src/main/application/outbox/outbox';
import type { Ports } from '../../../src/main/application/ports';
import type { Log } from '../../../src/main/ports/log';
import { channelOf, type Account } from '../../../src/shared/domain/account';
import type { MessageDraft } from '../../../src/shared/domain/draft';
import type { MessageRow } from '../../../src/shared/domain/message';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import type { UpdateCode } from '../../../src/shared/domain/status-history';
import { createInMemoryLog } from '../in-memory/in-memory-log';
import { InMemorySecretVault } from '../in-memory/in-memory-secret-vault';
import { NOW, sampleAccount, samplePatient } from '../log/sample-log';
import { ManualClock } from '../manual-clock';
import { RecordingLogger } from '../recording-logger';
import { AttachmentTray } from './attachment-tray';
import { DocumentCabinet } from './document-cabinet';
import { FailingDisk } from './failing-disk';
import { FixedChance } from './fixed-chance';
import { NetworkSwitch } from './network-switch';
import { nextTurn } from './next-turn';
import { RecordingExchange } from './recording-exchange';
import { RecordingOutbox } from './recording-outbox';
import { ScriptedSms } from './scripted-sms';
import { ScriptedTransports } from './scripted-transports';
import { TableTray } from './table-tray';

export const STAFF = 'Kim';

/** A practice for the tests of use cases: an in-memory log, a clock by hand, a server that does as it is told. */
export class TestPractice {
  /** The log without the disk in between. */
  readonly log: Log;
  readonly clock: ManualClock;
  readonly network: NetworkSwitch;
  readonly server = new ScriptedTransports();
  readonly smsProviders = new ScriptedSms();
  readonly attachments = new AttachmentTray();
  readonly documentFiles = new DocumentCabinet();
  readonly tables = new TableTray();
  readonly exchange = new RecordingExchange();
  readonly logger = new RecordingLogger();
  readonly chance: FixedChance;
  readonly vault: InMemorySecretVault;
  readonly disk: FailingDisk;
  readonly ports: Ports;
  /** For use cases that only have to ask: sends nothing. */
  readonly asked = new RecordingOutbox();
  bootedAt = NOW - 60 * 60_000;
  private patientCount: number;

  /**
   * @param before a process that has died: the same log and vault, and the time has gone on
   * @param log another one than in memory
   */
  constructor(before?: TestPractice, log: Log = before?.log ?? createInMemoryLog()) {
    this.log = log;
    // Most tests are about what happens at once, and to people whom nobody has asked.
    if (before === undefined)
      log.settings.saveDesk({ ...log.settings.desk(), holdsBatchesFrom: null, consentNeededFor: [] });
    this.clock = new ManualClock(before?.clock.now() ?? NOW);
    this.network = new NetworkSwitch(before?.network.isOnline() ?? true);
    this.chance = before?.chance ?? new FixedChance();
    this.vault = before?.vault.restarted() ?? new InMemorySecretVault(true);
    this.patientCount = before?.patientCount ?? 0;
    this.disk = new FailingDisk(this.log);
    const texts = createSmsTransportFactory(this.smsProviders);
    const { attachments, chance, clock, documentFiles, exchange, logger, network, server, tables, vault } =
      this;
    this.ports = {
      ...this.disk.log,
      ...{ attachments, chance, clock, documentFiles, exchange, logger, network, tables, vault },
      composer: createEmailComposer(),
      phones: createPhoneNumbers(),
      recipientTables: createRecipientTableShelf(),
      host: { bootedAt: () => this.bootedAt },
      tokens: createMessageTokens(this.log.settings.tokenKey()),
      smsProviders: this.smsProviders,
      transports: {
        open: (account, secret) => (account.sms === null ? server : texts).open(account, secret),
        test: (settings, password, signal) => server.test(settings, password, signal),
      },
    };
  }

  /** An account with its password. It may send fast unless told otherwise. */
  addAccount(changes: Partial<Account> = {}): Account {
    const account = sampleAccount({ messagesPerMinute: 6_000, ...changes });
    this.ports.accounts.insert(account);
    if (account.user !== null) this.vault.set(account.id, 'secret', true);
    return account;
  }

  /** Patients with an address each, or with those given. */
  addPatients(...emails: (string | null)[]): string[] {
    const patients = emails.map((email) => {
      this.patientCount += 1;
      return samplePatient(this.patientCount, { email });
    });
    this.ports.patients.insert(patients);
    return patients.map(({ id }) => id);
  }

  draft(account: Account, changes: Partial<MessageDraft> = {}): MessageDraft {
    return {
      channel: channelOf(account),
      accountId: account.id,
      purpose: 'Appointment reminder',
      patientIds: [],
      subject: 'Your appointment',
      body: plainRichText('See you on Friday.'),
      attachmentIds: [],
      tableId: null,
      isJoiningHouseholds: true,
      scheduledFor: null,
      notAfter: null,
      ...changes,
    };
  }

  /** Writes one message per patient, of new patients unless told otherwise. */
  async write(
    account: Account,
    count = 1,
    changes: Partial<MessageDraft> = {},
    outbox: OutboxControl = this.asked,
  ): Promise<string[]> {
    const emails = Array.from({ length: count }, (_, index) => `patient.${String(index + 1)}@example.org`);
    const patientIds = changes.patientIds ?? this.addPatients(...emails);
    const draft = this.draft(account, { ...changes, patientIds });
    return (await sendDraft(this.ports, outbox, draft, STAFF)).messageIds;
  }

  startOutbox(): Outbox {
    const outbox = new Outbox(this.ports);
    outbox.start();
    return outbox;
  }

  /** Lets what has begun run to its end, moves the clock, and lets run what that has begun. */
  async pass(durationMs: number): Promise<void> {
    await nextTurn();
    this.clock.advance(durationMs);
    await nextTurn();
  }

  row(messageId: string): MessageRow {
    const row = this.ports.messages.rows([messageId])[0];
    if (row === undefined) throw new Error(`There is no message ${messageId}.`);
    return row;
  }

  rows(messageIds: readonly string[]): MessageRow[] {
    return messageIds.map((messageId) => this.row(messageId));
  }

  /** The frozen message as text, with its folded header lines unfolded (RFC 5322 §2.2.3). */
  frozenText(messageId: string): string {
    const segments = this.ports.messages.mime(messageId).map(({ bytes }) => bytes);
    return Buffer.concat(segments)
      .toString()
      .replaceAll(/\r\n(?=[ \t])/g, '');
  }

  codes(messageId: string): UpdateCode[] {
    return this.ports.messages.history(messageId).map(({ code }) => code);
  }
}
