import { existsSync, mkdirSync, rmSync } from 'node:fs';
import {
  clipboard,
  dialog,
  net,
  powerMonitor,
  safeStorage,
  type BrowserWindow,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { toHtml } from '../shared/domain/rich-text';
import type { ImportProgress } from '../shared/domain/patient-import';
import type { Practice, SessionView } from '../shared/ipc/contract';
import { createDocumentFiles } from './adapters/documents/document-files';
import { createEmailComposer } from './adapters/email/email-composer';
import { htmlDocument } from './adapters/email/html-document';
import { createMessageTokens } from './adapters/email/message-tokens';
import { createEmailTransportFactory } from './adapters/email/smtp-transport-factory';
import { createAttachmentShelf } from './adapters/files/attachment-dialog';
import { createDeskExchange } from './adapters/files/desk-exchange';
import { createElectronNetwork } from './adapters/network/electron-network';
import { createPhoneNumbers } from './adapters/phone/phone-numbers';
import { createSafeStorageVault } from './adapters/secrets/safe-storage-vault';
import { createSmsProviders } from './adapters/sms/sms-providers';
import { createSmsTransportFactory } from './adapters/sms/sms-transport';
import { hasBackup, removeDatabase } from './adapters/sqlite/log-files';
import { openLog } from './adapters/sqlite/open-log';
import { createRecipientTableShelf } from './adapters/tables/recipient-table-shelf';
import { createTableFiles } from './adapters/tables/table-files';
import { hostSession } from './adapters/time/host-session';
import { systemChance } from './adapters/time/system-chance';
import { systemClock } from './adapters/time/system-clock';
import { createMailboxTrackers } from './adapters/trackers/mailbox-trackers';
import { readMailReports } from './adapters/trackers/read-mail-reports';
import { openTraining } from './adapters/training/open-training';
import { abandonUnfinished } from './application/batches/abandon-batches';
import { finishReleases } from './application/batches/release-batch';
import { endHandledTroubles } from './application/desk/end-handled-troubles';
import type { TrackingStates } from './application/desk/troubled-tracking';
import { tidyDocuments } from './application/documents/tidy-documents';
import { Outbox } from './application/outbox/outbox';
import { createImportDesk, type ImportDesk } from './application/patients/import/import-desk';
import { dropStaged } from './application/patients/import/drop-staged';
import type { Ports } from './application/ports';
import { TrackSms, type SmsCreditBook } from './application/sms/track-sms';
import { recordReports } from './application/tracking/record-reports';
import { TrackMailboxes } from './application/tracking/track-mailboxes';
import type { TrackingDesk } from './application/tracking/tracking-desk';
import { prepareTraining } from './application/training/prepare-training';
import type { EmailTransportFactory } from './ports/email-transport';
import type { Logger } from './ports/logger';
import type { SmsProviders } from './ports/sms-provider';
import type { ProfilePlaces } from './profile-places';

const PLATFORMS: Partial<Record<NodeJS.Platform, SessionView['platform']>> = {
  win32: 'windows',
  darwin: 'macos',
};

/** The operating system as the product names it; everything else behaves as Linux does. */
export const platform = PLATFORMS[process.platform] ?? 'linux';

/** A practice that is open: its log, its sending, its tracking. */
export interface RunningPractice {
  practice: Practice;
  ports: Ports;
  outbox: Outbox;
  trackingStates: TrackingStates;
  tracking: TrackingDesk;
  /** What SMS providers last said is left to send with. */
  credits: SmsCreditBook;
  /** Calls back when the fetching of reports is doing otherwise than before; returns how to stop that. */
  onTrackingChange(listener: () => void): () => void;
  /** Calls back when {@link credits} have changed; returns how to stop that. */
  onCreditChange(listener: () => void): () => void;
  imports: ImportDesk;
  /** The whole message as a document for the sandboxed frame; null when it is no longer kept. */
  previewHtml(messageId: string): string | null;
  /** Copies the log to where it is restored from. */
  backUp(): Promise<void>;
  /** Ends the sending within `graceMs`, then closes the log. */
  close(graceMs: number): Promise<void>;
}

/** What all practices share: parts of the system that have nothing to do with a log. */
export type SystemParts = ReturnType<typeof composeSystem>;

interface Surroundings {
  logger: Logger;
  /** The window that a dialog belongs to; null when none is open. */
  owner: () => BrowserWindow | null;
  onImportProgress: (progress: ImportProgress) => void;
}

export function composeSystem({ logger, owner, onImportProgress }: Surroundings) {
  const askForFiles = (properties: OpenDialogOptions['properties'] = ['openFile', 'multiSelections']) => {
    const options: OpenDialogOptions = { properties };
    const window = owner();
    return window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
  };
  const askWhereToSave = (suggestedName: string) => {
    const options: SaveDialogOptions = { defaultPath: suggestedName };
    const window = owner();
    return window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  };
  const clock = systemClock;
  const smsProviders = createSmsProviders({
    nowMs: () => clock.now(),
    monotonicMs: () => performance.now(),
  });
  return {
    onImportProgress,
    documentFilesIn: (folder: string) => createDocumentFiles(folder, askForFiles, askWhereToSave),
    attachments: createAttachmentShelf(askForFiles, systemChance),
    chance: systemChance,
    clock,
    composer: createEmailComposer(),
    exchange: createDeskExchange(askWhereToSave, clipboard),
    host: hostSession,
    logger,
    mailboxes: createMailboxTrackers({ clock, logger, readMail: readMailReports }),
    network: createElectronNetwork(net, powerMonitor, clock),
    phones: createPhoneNumbers(),
    recipientTables: createRecipientTableShelf(),
    tables: createTableFiles(() => askForFiles(['openFile']), systemChance),
    smsProviders,
    transports: openEither(createEmailTransportFactory({ clock, logger }), smsProviders),
  };
}

/** An account sends e-mail or SMS, and is opened accordingly. */
function openEither(email: EmailTransportFactory, smsProviders: SmsProviders): EmailTransportFactory {
  const sms = createSmsTransportFactory(smsProviders);
  return {
    open: (account, secret) => (account.sms === null ? email : sms).open(account, secret),
    test: (settings, password, signal) => email.test(settings, password, signal),
  };
}

/** Whether the clinic has a log. One that is gone but has left a backup is a problem to be shown, not a new training. */
export function hasClinicLog({ clinicLog }: ProfilePlaces): boolean {
  return existsSync(clinicLog) || hasBackup(clinicLog);
}

/** Opens the clinic's log. @param isNew whether it is to be made: only when the training ends */
export function openClinic(system: SystemParts, places: ProfilePlaces, isNew: boolean): RunningPractice {
  const { ports, imports, backUp, closeLog } = openPorts(system, {
    file: places.clinicLog,
    documents: places.clinicDocuments,
    isNew,
  });
  const outbox = new Outbox(ports);
  const mailboxes = new TrackMailboxes(ports, system.mailboxes);
  const texts = new TrackSms(ports, (accountId) => {
    outbox.wake(accountId);
  });
  const trackingStates: TrackingStates = () => [...mailboxes.states(), ...texts.states()];
  const onTrackingChange = (listener: () => void) => {
    const stops = [mailboxes.subscribe(listener), texts.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };
  onTrackingChange(endHandledTroubles(ports, trackingStates));
  outbox.start();
  mailboxes.start();
  texts.start();
  return {
    practice: 'clinic',
    ports,
    outbox,
    imports,
    trackingStates,
    tracking: {
      control: {
        checkNow: (accountId) => {
          mailboxes.checkNow(accountId);
          texts.checkNow(accountId);
        },
        state: (accountId) => mailboxes.state(accountId),
      },
      trackers: system.mailboxes,
    },
    credits: texts,
    onTrackingChange,
    onCreditChange: (listener) => texts.onCredit(listener),
    previewHtml: previewOf(ports),
    backUp,
    close: async (graceMs) => {
      await Promise.all([outbox.stop(graceMs), mailboxes.stop(), texts.stop()]);
      closeLog();
    },
  };
}

/** Opens the training's log, with the mail world inside the app that answers for it. */
export async function openTrainingPractice(
  system: SystemParts,
  places: ProfilePlaces,
): Promise<RunningPractice> {
  mkdirSync(places.trainingFolder, { recursive: true, mode: 0o700 });
  const { ports, imports, backUp, closeLog } = openPorts(system, {
    file: places.trainingLog,
    documents: places.trainingDocuments,
    isNew: !existsSync(places.trainingLog),
  });
  const training = await openTraining({ ...system, journalFile: places.trainingJournal });
  const account = prepareTraining(ports, training.account, training.samples);
  if (account.user !== null) ports.vault.set(account.id, training.password, false);
  const tracker = training.trackerFor(account.id);
  const outbox = new Outbox(ports);
  tracker.start((reports) => {
    recordReports(ports, reports);
  });
  outbox.start();
  return {
    practice: 'training',
    ports,
    outbox,
    imports,
    trackingStates: () => [
      { accountId: account.id, lastCheckedAt: tracker.lastCheckedAt(), trouble: null, backfill: null },
    ],
    tracking: { control: new TrackMailboxes(ports, system.mailboxes), trackers: system.mailboxes },
    credits: { creditOf: () => null },
    onTrackingChange: () => () => undefined,
    onCreditChange: () => () => undefined,
    previewHtml: previewOf(ports),
    backUp,
    close: async (graceMs) => {
      await outbox.stop(graceMs);
      await tracker.stop();
      await training.close();
      closeLog();
    },
  };
}

/** Removes the training's log: it held sample patients and whatever was tried out on them. */
export function removeTraining(places: ProfilePlaces): void {
  rmSync(places.trainingFolder, { recursive: true, force: true });
}

/** Removes a clinic's log that was made a moment ago and has never been used. */
export function removeEmptyClinic(places: ProfilePlaces): void {
  removeDatabase(places.clinicLog);
  rmSync(places.clinicDocuments, { recursive: true, force: true });
}

interface PracticeFiles {
  file: string;
  /** Folder of the patients' documents. */
  documents: string;
  isNew: boolean;
}

function openPorts(
  { documentFilesIn, onImportProgress, ...system }: SystemParts,
  { file, documents, isNew }: PracticeFiles,
) {
  const log = openLog({
    file,
    create: isNew,
    logger: system.logger,
    newDeskId: () => system.chance.newId(),
  });
  const { secrets, ...stores } = log;
  const vault = createSafeStorageVault({ safeStorage, platform, table: secrets, logger: system.logger });
  const tokens = createMessageTokens(stores.settings.tokenKey());
  const ports: Ports = { ...system, ...stores, documentFiles: documentFilesIn(documents), tokens, vault };
  clearUp(ports);
  return {
    ports,
    imports: createImportDesk(ports, onImportProgress),
    backUp: () => log.backUp(),
    closeLog: () => {
      log.close();
    },
  };
}

/** Removes what a process that died has left half done, and documents whose removal cannot be undone any more. */
function clearUp(ports: Ports): void {
  abandonUnfinished(ports);
  finishReleases(ports);
  void dropStaged(ports, ports.patients.stagedImports());
  tidyDocuments(ports).catch((error: unknown) => {
    ports.logger.error('documents-not-tidied', { error: String(error) });
  });
}

function previewOf({ messages }: Pick<Ports, 'messages'>) {
  return (messageId: string): string | null => {
    const body = messages.body(messageId);
    // A frame without anything to focus cannot be scrolled by keyboard.
    return body === null ? null : htmlDocument(`<div tabindex="0">${toHtml(body)}</div>`);
  };
}
