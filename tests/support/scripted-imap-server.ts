import { EventEmitter } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { ImapConnection } from './scripted-imap/imap-connection';
import { ScriptedMailbox } from './scripted-imap/imap-mailbox';
import { PlayedImapScript, type ImapRule } from './scripted-imap/imap-script';
import { CHANGE, waitUntil } from './wait-until';

export type { ImapAction, ImapRule } from './scripted-imap/imap-script';

export interface ImapScript {
  /** What goes otherwise than with a good server; the first rule that fits decides. */
  readonly rules?: readonly ImapRule[];
  readonly hasIdle?: boolean;
}

export interface ScriptedImapServer {
  readonly port: number;
  readonly mailbox: ScriptedMailbox;
  /** The commands that clients sent, without tags and passwords. */
  readonly commands: () => readonly string[];
  readonly connections: () => number;
  /** From now on other rules hold. */
  readonly setRules: (rules: readonly ImapRule[]) => void;
  /** Puts a mail in and tells everybody who idles. */
  readonly deliver: (raw: Buffer | string, receivedAt?: Date) => void;
  /** Says a line to everybody who idles. */
  readonly say: (line: string) => void;
  readonly dropAll: () => void;
  readonly waitForCommand: (pattern: RegExp, times?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const TIMEOUT_MS = 10_000;

/** Starts an IMAP server that fails exactly where and how the script says: for what good servers do not do. */
export async function startScriptedImapServer(script: ImapScript = {}): Promise<ScriptedImapServer> {
  const mailbox = new ScriptedMailbox();
  const open = new Set<ImapConnection>();
  const commands: string[] = [];
  const changes = new EventEmitter();
  let connections = 0;
  let played = new PlayedImapScript(script.rules ?? []);

  const server = createServer((socket) => {
    connections += 1;
    const connection = new ImapConnection(socket, {
      mailbox,
      currentScript: () => played,
      capabilities: ['IMAP4rev1', ...(script.hasIdle === false ? [] : ['IDLE'])],
      onCommand: (command) => {
        commands.push(command);
        setImmediate(() => changes.emit(CHANGE));
      },
      onEnd: () => open.delete(connection),
    });
    open.add(connection);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, HOST, resolve);
  });
  const say = (line: string): void => {
    for (const connection of open) if (connection.isIdling) connection.say(line);
  };
  const dropAll = (): void => {
    for (const connection of [...open]) connection.drop();
  };
  return {
    port: (server.address() as AddressInfo).port,
    mailbox,
    commands: () => commands,
    connections: () => connections,
    setRules: (rules) => {
      played = new PlayedImapScript(rules);
    },
    deliver: (raw, receivedAt = new Date()) => {
      mailbox.add(raw, receivedAt);
      for (const connection of open) connection.tellCount();
    },
    say,
    dropAll,
    waitForCommand: async (pattern, times = 1) => {
      await waitUntil(changes, {
        check: () => (commands.filter((command) => pattern.test(command)).length >= times ? true : undefined),
        timeoutMs: TIMEOUT_MS,
        describeTimeout: () => `${String(pattern)} did not come ${times} times:\n${commands.join('\n')}`,
      });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        dropAll();
      }),
  };
}
