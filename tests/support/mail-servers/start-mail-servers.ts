import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { makeCertificate } from '../certificates';
import { configureDovecot, DOVECOT, maildirOf } from './dovecot-configuration';
import { configureExim, eximCommand } from './exim-configuration';
import { Maildir, type ReceivedMail } from './maildir';
import { configurePostfix, POSTFIX_MASTER } from './postfix-configuration';
import { CLINIC_ADDRESS, SAMPLE_MAILBOXES } from './sample-mailboxes';
import { choosePorts, LOOPBACK_HOST, type ServerPorts } from './server-ports';
import { supervise, type SupervisedServer, type Supervisor } from './supervise';
import { watchUntil } from '../wait-until';

export interface MailServersOptions {
  /** The largest message Postfix takes, announced as SIZE; 10 MB unless told. */
  readonly messageSizeLimitBytes?: number;
  /** Starts Exim beside them; ask `eximAvailable` first. */
  readonly hasExim?: boolean;
}

interface Credentials {
  /** The whole address, which is also the user name. */
  readonly user: string;
  readonly password: string;
}

export interface MailServers {
  readonly host: string;
  readonly ports: Omit<ServerPorts, 'lmtp'>;
  /** The clinic's own account, for SMTP and IMAP. */
  readonly clinic: Credentials;
  /** The account of any sample mailbox. */
  readonly credentialsOf: (address: string) => Credentials;
  /** What a client has to trust to accept the servers' certificate, which is for `localhost` and 127.0.0.1. */
  readonly authorityPem: string;
  /** The same as a file, for programs that take a path. */
  readonly authorityFile: string;
  /** The mails in an inbox, oldest first. */
  readonly readMailbox: (address: string) => Promise<ReceivedMail[]>;
  /** The oldest mail in an inbox that satisfies the predicate, as soon as there is one. */
  readonly waitForMail: (
    address: string,
    predicate: (mail: ReceivedMail) => boolean,
    timeoutMs: number,
  ) => Promise<ReceivedMail>;
  /** What the servers wrote in their logs so far. */
  readonly log: () => Promise<string>;
  /** Ends the servers and removes their folder. The same happens by itself when the test process goes away. */
  readonly stop: () => Promise<void>;
}

const DEFAULT_MESSAGE_SIZE_LIMIT_BYTES = 10 * 1024 * 1024;
const START_TIMEOUT_MS = 20_000;

/** A server, and what it writes in its log once it listens on all its ports. */
interface Server extends SupervisedServer {
  readonly ready: { readonly log: string; readonly words: string };
}

function serversIn(folder: string, hasExim: boolean): Server[] {
  const dovecot: Server = {
    name: 'Dovecot',
    command: [DOVECOT, '-F', '-c', `${folder}/dovecot/dovecot.conf`],
    ready: { log: 'dovecot.log', words: 'starting up for' },
  };
  const postfix: Server = {
    name: 'Postfix',
    command: [POSTFIX_MASTER, '-s', '-c', `${folder}/postfix`],
    ready: { log: 'postfix.log', words: 'daemon started' },
  };
  const exim: Server = {
    name: 'Exim',
    command: eximCommand(folder),
    ready: { log: 'exim-main.log', words: 'listening for SMTP' },
  };
  return hasExim ? [dovecot, postfix, exim] : [dovecot, postfix];
}

/**
 * Starts a private Postfix and Dovecot, and Exim where it is wanted, on free loopback ports, with everything they read and write in a temporary
 * folder. Ask `mailServersAvailable` first.
 */
export async function startMailServers(options: MailServersOptions = {}): Promise<MailServers> {
  const { messageSizeLimitBytes = DEFAULT_MESSAGE_SIZE_LIMIT_BYTES, hasExim = false } = options;
  const ports = await choosePorts();
  const certificate = makeCertificate();
  const mailboxes = SAMPLE_MAILBOXES.map((mailbox) => ({
    ...mailbox,
    password: randomBytes(12).toString('base64url'),
  }));

  const folder = makeFolder();
  try {
    writeFileSync(`${folder}/server.pem`, certificate.keyPem + certificate.certificatePem, { mode: 0o600 });
    writeFileSync(`${folder}/authority.pem`, certificate.authorityPem);
    configurePostfix({ folder, ports, messageSizeLimitBytes });
    configureDovecot({ folder, ports, mailboxes });
    if (hasExim) configureExim({ folder, ports });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  const programs = serversIn(folder, hasExim);
  const supervisor = supervise(folder, programs);
  try {
    await waitUntilReady(folder, programs, supervisor);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }

  const maildirs = new Map(
    mailboxes.map(({ address }) => [address, new Maildir(address, maildirOf(folder, address))]),
  );
  const credentialsOf = (address: string): Credentials => {
    const { password } = known(
      address,
      mailboxes.find((mailbox) => mailbox.address === address),
    );
    return { user: address, password };
  };
  return {
    host: LOOPBACK_HOST,
    ports,
    clinic: credentialsOf(CLINIC_ADDRESS),
    credentialsOf,
    authorityPem: certificate.authorityPem,
    authorityFile: `${folder}/authority.pem`,
    readMailbox: async (address) => known(address, maildirs.get(address)).read(),
    waitForMail: async (address, predicate, timeoutMs) =>
      known(address, maildirs.get(address)).waitFor(predicate, timeoutMs),
    log: () => readLogs(folder),
    stop: supervisor.stop,
  };
}

/** Other users (postfix, dovecot, nobody) have to pass through it, but not to list it. */
function makeFolder(): string {
  const folder = mkdtempSync(`${realpathSync(tmpdir())}/sendtrail-mail-`);
  chmodSync(folder, 0o711);
  mkdirSync(`${folder}/log`);
  return folder;
}

function waitUntilReady(
  folder: string,
  programs: readonly Server[],
  supervisor: Supervisor,
): Promise<unknown> {
  const isReady = async (): Promise<true | undefined> => {
    // When a server ends by itself the folder goes too; then it is the supervisor that tells why.
    const logs = await readLogFiles(folder).catch((): LogFiles => ({}));
    return programs.every(({ ready }) => logs[ready.log]?.includes(ready.words)) ? true : undefined;
  };
  const ready = watchUntil([`${folder}/log`], {
    check: isReady,
    timeoutMs: START_TIMEOUT_MS,
    describeTimeout: async () => `The mail servers did not start:\n${await readLogs(folder)}`,
  });
  return Promise.race([ready, supervisor.failure]);
}

type LogFiles = Partial<Record<string, string>>;

async function readLogFiles(folder: string): Promise<LogFiles> {
  const names = await readdir(`${folder}/log`);
  const texts = names.map(async (name) => [name, await readFile(`${folder}/log/${name}`, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

async function readLogs(folder: string): Promise<string> {
  return Object.values(await readLogFiles(folder)).join('\n');
}

function known<Thing>(address: string, thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error(`${address} is not a sample mailbox`);
  return thing;
}
