import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { SmtpAction } from './smtp-script';

export interface SmtpServerTls {
  readonly keyPem: string;
  readonly certificatePem: string;
  /** TLS from the first byte; otherwise STARTTLS is offered. */
  readonly isImplicit?: boolean;
}

/** The bytes of one connection: sends lines, begins TLS, ends in the ways a script wants, and writes it all down. */
export class SmtpWire {
  /** What was said; see SmtpDialogue. */
  readonly lines: string[] = [];
  isClosed = false;
  /** Nothing that comes is looked at any more. */
  isDeaf = false;

  readonly #socket: Socket;
  readonly #onData: (chunk: Buffer) => void;
  /** The socket itself, or TLS upon it. */
  #stream: Socket;

  constructor(socket: Socket, onData: (chunk: Buffer) => void) {
    this.#socket = socket;
    this.#stream = socket;
    this.#onData = onData;
    socket.on('close', () => {
      this.isClosed = true;
    });
    this.#listenTo(socket);
  }

  get isEncrypted(): boolean {
    return this.#stream !== this.#socket;
  }

  reply(reply: string, onSent?: () => void): void {
    this.lines.push(...reply.split('\r\n').map((line) => `S: ${line}`));
    this.#stream.write(`${reply}\r\n`, (error) => {
      if (error === undefined || error === null) onSent?.();
    });
    // RFC 5321 section 3.8: 421 announces the end of the connection.
    if (reply.startsWith('421')) this.end();
  }

  /** Does what an action does to the connection; `carry-on` does nothing. */
  perform(action: SmtpAction): void {
    if (action.kind === 'carry-on') return;
    if (action.kind === 'reply') {
      this.reply(action.line);
      return;
    }
    this.isDeaf = true;
    this.lines.push(`S: [${action.kind}]`);
    if (action.kind === 'close') this.#stream.destroySoon();
    if (action.kind === 'reset') this.#socket.resetAndDestroy();
  }

  encrypt(tls: SmtpServerTls | undefined): void {
    if (tls === undefined) throw new Error('A scripted STARTTLS answer of 220 needs a certificate');
    const secureContext = createSecureContext({ key: tls.keyPem, cert: tls.certificatePem });
    this.#socket.removeAllListeners('data');
    this.#stream = new TLSSocket(this.#socket, { isServer: true, secureContext });
    this.#listenTo(this.#stream);
  }

  end(): void {
    this.isDeaf = true;
    this.#stream.destroySoon();
  }

  /** Takes nothing more from the client, so that it cannot get rid of what it still has to send. */
  pause(): void {
    this.#stream.pause();
  }

  destroy(): void {
    this.#stream.destroy();
    this.#socket.destroy();
  }

  #listenTo(stream: Socket): void {
    stream.on('data', (chunk: Buffer) => {
      if (!this.isDeaf) this.#onData(chunk);
    });
    stream.on('error', (error) => {
      this.lines.push(`S: [${error.message}]`);
    });
  }
}
