import { EventEmitter } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { SmtpConnection } from './scripted-smtp/smtp-connection';
import type { SmtpDialogue, SmtpMessage } from './scripted-smtp/smtp-record';
import { PlayedScript, type SmtpRule, type SmtpStep } from './scripted-smtp/smtp-script';
import type { SmtpServerTls } from './scripted-smtp/smtp-wire';
import { CHANGE, waitUntil } from './wait-until';

export type { SmtpAction, SmtpRule, SmtpStep } from './scripted-smtp/smtp-script';

export interface SmtpScript {
  /** What goes otherwise than with a good server; the first rule that fits decides. */
  readonly rules?: readonly SmtpRule[];
  /** What EHLO announces; STARTTLS is added where there is a certificate. */
  readonly extensions?: readonly string[];
  readonly tls?: SmtpServerTls;
  /** To come back on a port that was in use before; a free one unless told. */
  readonly port?: number;
}

export interface ScriptedSmtpServer {
  readonly host: string;
  readonly port: number;
  /** Every connection so far, in order. */
  readonly dialogues: () => SmtpDialogue[];
  /** Every message of which the final dot came, in order. */
  readonly messages: () => readonly SmtpMessage[];
  /** From now on other rules hold, with their attempts counted anew; connections stay. */
  readonly setRules: (rules: readonly SmtpRule[]) => void;
  /** Waits until the step has come this many times since the start. */
  readonly waitForStep: (step: SmtpStep, timeoutMs: number, times?: number) => Promise<void>;
  /** Waits until this many messages came in all. */
  readonly waitForMessages: (count: number, timeoutMs: number) => Promise<readonly SmtpMessage[]>;
  /** Drops all connections and stops listening. */
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const DEFAULT_EXTENSIONS = ['8BITMIME', 'DSN', 'SIZE 10485760', 'AUTH PLAIN LOGIN'];

/** Starts an SMTP server that fails exactly where and how the script says. */
export async function startScriptedSmtpServer(script: SmtpScript = {}): Promise<ScriptedSmtpServer> {
  const connections: SmtpConnection[] = [];
  const messages: SmtpMessage[] = [];
  const steps: SmtpStep[] = [];
  const changes = new EventEmitter();
  let played = new PlayedScript(script.rules ?? []);

  const server = createServer((socket) => {
    const connection = new SmtpConnection(socket, {
      connection: connections.length + 1,
      currentScript: () => played,
      extensions: script.extensions ?? DEFAULT_EXTENSIONS,
      tls: script.tls,
      onStep: (step) => {
        steps.push(step);
        changes.emit(CHANGE);
      },
      onMessage: (message) => {
        messages.push(message);
        changes.emit(CHANGE);
      },
    });
    connections.push(connection);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(script.port ?? 0, HOST, resolve);
  });
  const dialogues = (): SmtpDialogue[] =>
    connections.map(({ wire }, index) => ({
      connection: index + 1,
      lines: wire.lines,
      isClosed: wire.isClosed,
    }));
  const transcript = (): string =>
    dialogues()
      .map(({ lines }) => lines.join('\n'))
      .join('\n\n');

  return {
    host: HOST,
    port: (server.address() as AddressInfo).port,
    dialogues,
    messages: () => messages,
    setRules: (rules) => {
      played = new PlayedScript(rules);
    },
    waitForStep: async (step, timeoutMs, times = 1) => {
      await waitUntil(changes, {
        check: () => (steps.filter((reached) => reached === step).length >= times ? true : undefined),
        timeoutMs,
        describeTimeout: () => `${step} did not come ${times} times within ${timeoutMs} ms:\n${transcript()}`,
      });
    },
    waitForMessages: (count, timeoutMs) =>
      waitUntil(changes, {
        check: () => (messages.length >= count ? messages : undefined),
        timeoutMs,
        describeTimeout: () => `Not ${count} messages within ${timeoutMs} ms:\n${transcript()}`,
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const connection of connections) connection.wire.destroy();
      }),
  };
}
