import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resumeAccount } from '../../src/main/application/accounts/resume-account';
import { sendNow } from '../../src/main/application/messages/send-now';
import type { Account } from '../../src/shared/domain/account';
import { makeCertificate } from '../support/certificates';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { sampleAccount } from '../support/sample-email';
import {
  startScriptedSmtpServer,
  type ScriptedSmtpServer,
  type SmtpAction,
  type SmtpStep,
} from '../support/scripted-smtp-server';
import { openRealDesk, type RealDesk } from '../support/sending/real-desk';
import { messageIdIn } from '../support/sending/sent-ids';
import { waitForLog, waitUntilIdle } from '../support/sending/wait-for-log';

/** Far more than the kernel's buffers hold, so that most of it is still here when the connection goes. */
const LARGE_BYTES = 6_000_000;
const CERTIFICATE = makeCertificate();
const QUICK = {
  greetingTimeoutMs: 400,
  replyTimeoutMs: 400,
  certificateAuthorities: [CERTIFICATE.authorityPem],
};

/** What the log says of the message after the first attempt: a status, or why it waits, or that the account pauses. */
type First = `waits: ${string}` | `paused: ${string}` | 'Queued' | 'Error' | 'unconfirmed';

const close: SmtpAction = { kind: 'close' };
const reset: SmtpAction = { kind: 'reset' };
const hang: SmtpAction = { kind: 'hang' };
const reply = (line: string): SmtpAction => ({ kind: 'reply', line });

const ATTEMPTS: readonly (readonly [at: SmtpStep, action: SmtpAction, first: First])[] = [
  ['connect', close, 'waits: connection-lost'],
  ['connect', reset, 'waits: connection-lost'],
  ['connect', hang, 'waits: timed-out'],
  ['greeting', close, 'waits: connection-lost'],
  ['greeting', reset, 'waits: connection-lost'],
  ['greeting', hang, 'waits: timed-out'],
  ['greeting', reply('421 4.3.2 Shutting down'), 'waits: reply'],
  ['greeting', reply('554 5.7.1 No service'), 'waits: reply'],
  ['ehlo', close, 'waits: connection-lost'],
  ['ehlo', reset, 'waits: connection-lost'],
  ['ehlo', hang, 'waits: timed-out'],
  ['ehlo', reply('421 4.3.2 Closing'), 'waits: reply'],
  ['starttls', close, 'waits: connection-lost'],
  ['starttls', reset, 'waits: connection-lost'],
  ['starttls', hang, 'waits: timed-out'],
  ['starttls', reply('454 4.7.0 Not now'), 'waits: reply'],
  ['starttls', reply('502 5.5.1 Never'), 'waits: reply'],
  ['auth', close, 'waits: connection-lost'],
  ['auth', reset, 'waits: connection-lost'],
  ['auth', hang, 'waits: timed-out'],
  ['auth', reply('454 4.7.0 Try later'), 'waits: reply'],
  ['auth', reply('535 5.7.8 Wrong'), 'paused: authentication-refused'],
  ['mail', close, 'waits: connection-lost'],
  ['mail', reset, 'waits: connection-lost'],
  ['mail', hang, 'waits: timed-out'],
  ['mail', reply('451 4.3.0 Try again'), 'waits: reply'],
  ['mail', reply('503 5.5.1 Bad sequence'), 'waits: reply'],
  ['mail', reply('550 5.7.1 Sender refused'), 'Error'],
  ['rcpt', close, 'waits: connection-lost'],
  ['rcpt', reset, 'waits: connection-lost'],
  ['rcpt', hang, 'waits: timed-out'],
  ['rcpt', reply('450 4.2.0 Greylisted'), 'waits: reply'],
  ['rcpt', reply('550 5.1.1 No such user'), 'Error'],
  ['data', close, 'waits: connection-lost'],
  ['data', reset, 'waits: connection-lost'],
  ['data', hang, 'waits: timed-out'],
  ['data', reply('451 4.3.0 Not now'), 'waits: reply'],
  ['data', reply('554 5.5.1 Refused'), 'Error'],
  ['body', close, 'waits: connection-lost'],
  ['body', reset, 'waits: connection-lost'],
  ['body', hang, 'waits: timed-out'],
  ['body', reply('452 4.3.1 No room'), 'waits: reply'],
  ['body', reply('552 5.3.4 Too much'), 'Error'],
  ['final-dot', close, 'unconfirmed'],
  ['final-dot', reset, 'unconfirmed'],
  ['final-dot', hang, 'unconfirmed'],
  ['final-dot', reply('451 4.3.0 Queue full'), 'waits: reply'],
  ['final-dot', reply('554 5.7.1 Refused as spam'), 'Error'],
  ['after-reply', close, 'Queued'],
  ['after-reply', reset, 'Queued'],
];

describe('a connection that fails at one step of the dialogue', () => {
  const table: Record<string, string | number>[] = [];
  let folder: LogFolder;
  let server: ScriptedSmtpServer;
  let desk: RealDesk;

  beforeEach(() => {
    folder = createLogFolder();
    desk = openRealDesk(folder.file, QUICK);
  });

  afterEach(async () => {
    await desk.close();
    await server.stop();
    folder.remove();
  });

  afterAll(() => {
    console.table(table);
  });

  async function sendOne(at: SmtpStep, action: SmtpAction): Promise<{ account: Account; id: string }> {
    const tls = at === 'starttls' ? CERTIFICATE : undefined;
    const rules = [{ at, action, onAttempts: [1] }];
    server = await startScriptedSmtpServer({ rules, ...(tls === undefined ? {} : { tls }) });
    const security = tls === undefined ? 'none' : 'starttls';
    const account = sampleAccount(server, { user: 'desk', security });
    desk.addAccount(account, 'secret');
    const bytes = new Uint8Array(LARGE_BYTES).fill(65);
    desk.attachments.lay('file-1', { name: 'scan.bin', mediaType: 'application/octet-stream', bytes });
    desk.outbox.start();
    const attachmentIds = at === 'body' ? ['file-1'] : [];
    const [id = ''] = await desk.write(account, ['anh@example.org'], { attachmentIds });
    await waitForLog(desk.log, () => desk.log.messages.history(id).length > 1);
    return { account, id };
  }

  function says(account: Account, id: string): string {
    const { status, outboxState, waitReason } = desk.row(id);
    const pause = desk.ports.accounts.get(account.id)?.pause ?? null;
    if (pause !== null) return `paused: ${pause.reason}`;
    return outboxState === 'waiting' ? `waits: ${String(waitReason)}` : (outboxState ?? status);
  }

  it.each(ATTEMPTS)('at %s, %j, loses nothing and sends nothing twice', async (at, action, first) => {
    const { account, id } = await sendOne(at, action);
    const saidFirst = says(account, id);
    expect(saidFirst).toBe(first);
    if (first.startsWith('paused')) resumeAccount(desk.ports, desk.outbox, account.id);
    else sendNow(desk.ports, desk.outbox, [id], 'Kim');
    await waitUntilIdle(desk.log);

    const accepted = server.messages().filter(({ raw, isAccepted }) => isAccepted && messageIdIn(raw) === id);
    const { tries } = desk.row(id);
    const row = { accepted: accepted.length, finally: says(account, id), tries };
    const end = action.kind === 'reply' ? action.line : action.kind;
    table.push({ at, 'the server': end, 'log says': saidFirst, ...row });
    const gone = first.startsWith('paused') ? { tries: 1 } : { tries: 2 };
    const expected = first.includes(':')
      ? { accepted: 1, finally: 'Queued', ...gone }
      : { accepted: first === 'Queued' ? 1 : 0, finally: first, tries: 1 };
    expect(row).toEqual(expected);
  });
});
