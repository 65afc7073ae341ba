import { createMailboxTrackers } from '../../../src/main/adapters/trackers/mailbox-trackers';
import { readMailReports } from '../../../src/main/adapters/trackers/read-mail-reports';
import { saveTracking } from '../../../src/main/application/tracking/save-tracking';
import { TrackMailboxes } from '../../../src/main/application/tracking/track-mailboxes';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import type { ArrivalStop } from '../../../src/shared/domain/arrival';
import type { Account } from '../../../src/shared/domain/account';
import type { ProbableReport } from '../../../src/shared/domain/attention';
import type { MessageDraft } from '../../../src/shared/domain/draft';
import type { MessageRow } from '../../../src/shared/domain/message';
import type { Status } from '../../../src/shared/domain/status';
import type { StatusUpdate, UpdateCode } from '../../../src/shared/domain/status-history';
import { createLogFolder } from '../log/log-file';
import { sampleTracking } from '../log/sample-log';
import { sampleAccount } from '../sample-email';
import { openRealDesk, type RealDesk } from '../sending/real-desk';
import { waitForLog } from '../sending/wait-for-log';
import { SMALL_MAIL_BYTES } from './sample-mailboxes';
import type { MailServers } from './start-mail-servers';

const REPORT_TIMEOUT_MS = 25_000;

/** More than those take who take small mails only. */
export const LARGE_CONTENT = { body: plainRichText(`${'x'.repeat(70)}\n`.repeat(SMALL_MAIL_BYTES / 35)) };

/** What is on the log of one message, and what it has done to the patient's record. */
export interface Outcome {
  row: MessageRow;
  history: StatusUpdate[];
  /** The last line with a code or a status. */
  line: (wanted: UpdateCode | Status) => StatusUpdate;
  /** The patient's e-mail address now. */
  email: string | null;
  stops: ArrivalStop[];
  notes: string[];
}

/** The clinic's desk as it is in life: it sends by a server on this computer and reads the reports in its mailbox. */
export interface TrackedDesk {
  readonly desk: RealDesk;
  /** Sends one message to an address; gives back its id. */
  send: (address: string, changes?: Partial<MessageDraft>) => Promise<string>;
  /** What has become of a message, as soon as its history has a line with each code or status. */
  outcome: (messageId: string, wanted: readonly (UpdateCode | Status)[]) => Promise<Outcome>;
  /** The report about a message that waits for a person's word, as soon as there is one. */
  question: (messageId: string) => Promise<ProbableReport>;
  close: () => Promise<void>;
}

/** Whose port the messages leave by, and whether the account has plus addresses: they are the strongest key. */
interface Way {
  by: 'submission' | 'exim' | 'eximWithoutDsn';
  hasPlusAddresses?: boolean;
}

export function openTrackedDesk(servers: MailServers, way: Way): TrackedDesk {
  const folder = createLogFolder();
  const trusted = { certificateAuthorities: [servers.authorityPem] };
  const desk = openRealDesk(folder.file, trusted);
  const { ports } = desk;
  const parts = { clock: ports.clock, logger: ports.logger, readMail: readMailReports };
  const mailboxes = new TrackMailboxes(ports, createMailboxTrackers(parts, trusted));
  const account = addTrackedAccount(desk, mailboxes, servers, way);
  desk.outbox.start();
  mailboxes.start();
  return {
    desk,
    send: async (address, changes) => (await desk.write(account, [address], changes))[0] ?? '',
    outcome: (messageId, wanted) => waitForOutcome(desk, messageId, wanted),
    question: (messageId) => waitForQuestion(desk, messageId),
    close: async () => {
      await mailboxes.stop();
      await desk.close();
      folder.remove();
    },
  };
}

function addTrackedAccount(
  desk: RealDesk,
  mailboxes: TrackMailboxes,
  { host, ports, clinic }: MailServers,
  { by, hasPlusAddresses = true }: Way,
): Account {
  const { user, password } = clinic;
  const login =
    by === 'submission'
      ? ({ security: 'starttls', user } as const)
      : ({ security: 'none', user: null } as const);
  const account = sampleAccount({ host, port: ports[by] }, { ...login, fromAddress: user });
  desk.addAccount(account, password);
  saveTracking(desk.ports, mailboxes, account.id, {
    settings: sampleTracking({ host, port: ports.imaps, security: 'tls', user, hasPlusAddresses }),
    password: { kind: 'typed', text: password },
    isUnprotectedAllowed: true,
  });
  return account;
}

async function waitForOutcome(
  desk: RealDesk,
  messageId: string,
  wanted: readonly (UpdateCode | Status)[],
): Promise<Outcome> {
  const { log } = desk;
  const hasAll = (): boolean => {
    const written = log.messages.history(messageId);
    return wanted.every((each) => written.some(({ code, status }) => code === each || status === each));
  };
  await waitForLog(log, hasAll, REPORT_TIMEOUT_MS).catch((error: unknown) => {
    const history = JSON.stringify(log.messages.history(messageId));
    throw new Error(`No ${wanted.join(' and ')}, but ${history}`, { cause: error });
  });
  return outcomeOf(desk, messageId);
}

async function waitForQuestion({ log }: RealDesk, messageId: string): Promise<ProbableReport> {
  const asked = () => log.attention.undecided(100).find((report) => report.messageId === messageId);
  await waitForLog(log, () => asked() !== undefined, REPORT_TIMEOUT_MS);
  const question = asked();
  if (question === undefined) throw new Error(`Nothing is asked about ${messageId}.`);
  return question;
}

function outcomeOf(desk: RealDesk, messageId: string): Outcome {
  const { log } = desk;
  const row = desk.row(messageId);
  const history = log.messages.history(messageId);
  const patientId = row.patientId ?? '';
  return {
    row,
    history,
    line: (wanted) => {
      const line = history.findLast(({ code, status }) => code === wanted || status === wanted);
      if (line === undefined) throw new Error(`No ${wanted} in ${JSON.stringify(history)}`);
      return line;
    },
    email: log.patients.current(patientId)?.email ?? null,
    stops: log.arrivals.stops([patientId]),
    notes: log.notes.notes([patientId]).map(({ kind }) => kind),
  };
}
