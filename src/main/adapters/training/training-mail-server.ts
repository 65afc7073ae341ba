import { createHash } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../ports/clock';
import type { AcceptedMail } from './accepted-mail';
import { patternOf, TRAINING_BEHAVIOURS, type TrainingAnswer } from './training-behaviours';
import { readMail } from './read-mail';

const HOST = '127.0.0.1';
const NAME = 'mail.training.example';
const SIZE_LIMIT_BYTES = 20 * 1_024 * 1_024;
/** Headers and text come before any file, so this much is enough to read them. */
const READ_BYTES = 256 * 1_024;
const PUT_OFF_TIMES = 2;

export interface TrainingMailServer {
  readonly host: string;
  readonly port: number;
  /** Ends every connection and stops listening. */
  stop(): Promise<void>;
}

/** A reply in the negative, as smtp-server wants it. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    words: string,
  ) {
    super(words);
  }
}

/**
 * Starts the mail server of the training practice: real SMTP, on this computer only, at any free port.
 * @param onAccepted keeps a message; it must have done so when it returns, as only then the sender is answered
 */
export async function startTrainingMailServer(
  login: { user: string; password: string },
  clock: Clock,
  onAccepted: (mail: AcceptedMail) => void,
): Promise<TrainingMailServer> {
  const sockets = new Map<number, Socket>();
  const putOff = new Map<string, number>();
  const hangUp = (session: SMTPServerSession): void => {
    sockets.get(session.remotePort)?.destroy();
  };
  const server = new SMTPServer({
    name: NAME,
    banner: 'Training practice',
    size: SIZE_LIMIT_BYTES,
    hideDSN: false,
    disabledCommands: ['STARTTLS'],
    // The loopback interface needs no TLS; the account says so, too.
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === login.user && password === login.password;
      done(null, isRight ? { user: login.user } : { message: '5.7.8 User or password is wrong' });
    },
    onRcptTo: (recipient, session, done) => {
      done(refusalOf(recipient.address, session, putOff));
    },
    onData: (stream, session, done) => {
      collect(stream, (beginning, hash) => {
        const mail = acceptedMail(beginning, hash, session, clock.now());
        if (mail === null || stream.sizeExceeded) {
          done(new Refusal(552, '5.3.4 Message too large'));
          return;
        }
        try {
          onAccepted(mail);
        } catch {
          done(new Refusal(451, '4.3.0 The message could not be kept'));
          return;
        }
        if (answerTo(mail.recipient) === 'hangs up without an answer') hangUp(session);
        else done(null, `2.0.0 Ok: queued as ${mail.id.slice(0, 12).toUpperCase()}`);
      });
    },
  });
  // A client that goes away in the middle is everyday life.
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, HOST, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    host: HOST,
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}

function answerTo(recipient: string): TrainingAnswer {
  return TRAINING_BEHAVIOURS[patternOf(recipient)].answer;
}

function refusalOf(
  recipient: string,
  session: SMTPServerSession,
  putOff: Map<string, number>,
): Refusal | null {
  switch (answerTo(recipient)) {
    case 'refuses':
      return new Refusal(550, `5.7.1 <${recipient}>: Recipient refused by this server`);
    case 'accepts the third try': {
      const message = `${session.envelope.dsn?.envid ?? ''} ${recipient}`;
      const times = putOff.get(message) ?? 0;
      putOff.set(message, times + 1);
      return times < PUT_OFF_TIMES ? new Refusal(451, '4.7.1 Greylisted, try again in 30 seconds') : null;
    }
    case 'accepts':
    case 'hangs up without an answer':
      return null;
  }
}

/** Reads a message to its end, but keeps only its beginning. */
function collect(stream: SMTPServerDataStream, onEnd: (beginning: Buffer, hash: string) => void): void {
  const kept: Buffer[] = [];
  let keptBytes = 0;
  const hash = createHash('sha256');
  stream.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    if (keptBytes < READ_BYTES) kept.push(chunk);
    keptBytes += chunk.length;
  });
  stream.on('end', () => {
    onEnd(Buffer.concat(kept), hash.digest('hex'));
  });
}

function acceptedMail(
  beginning: Buffer,
  hash: string,
  { envelope }: SMTPServerSession,
  acceptedAt: number,
): AcceptedMail | null {
  const recipient = envelope.rcptTo[0]?.address;
  if (recipient === undefined) return null;
  const facts = readMail(beginning);
  const identity = `${facts.messageIdHeader ?? hash} ${recipient}`;
  return {
    ...facts,
    id: createHash('sha256').update(identity).digest('hex').slice(0, 24),
    acceptedAt,
    recipient,
    sender: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    envelopeId: envelope.dsn?.envid ?? null,
  };
}
