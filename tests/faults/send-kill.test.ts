import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChild, type Child } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { sampleAccount } from '../support/sample-email';
import {
  startScriptedSmtpServer,
  type ScriptedSmtpServer,
  type SmtpAction,
  type SmtpRule,
  type SmtpStep,
} from '../support/scripted-smtp-server';
import { openRealDesk } from '../support/sending/real-desk';
import { messageIdIn } from '../support/sending/sent-ids';
import { stopProcess } from '../support/stopped-process';

const PASSWORD = 'secret';
const STEP_TIMEOUT_MS = 20_000;
/** Far more than the kernel's buffers hold: its sender still has most of it in hand. */
const LARGE_BYTES = 6_000_000;

let folder: LogFolder;
let server: ScriptedSmtpServer;
const table: Record<string, string | number>[] = [];

beforeEach(async () => {
  folder = createLogFolder();
  server = await startScriptedSmtpServer();
});

afterEach(async () => {
  await server.stop();
  folder.remove();
});

afterAll(() => {
  console.table(table);
});

/** Writes one message to the log and sends nothing. */
async function writeMessage(isLarge: boolean): Promise<string> {
  const desk = openRealDesk(folder.file);
  const account = sampleAccount(server, { user: 'desk' });
  desk.addAccount(account, null);
  const bytes = new Uint8Array(LARGE_BYTES).fill(65);
  desk.attachments.lay('file-1', { name: 'scan.bin', mediaType: 'application/octet-stream', bytes });
  const attachmentIds = isLarge ? ['file-1'] : [];
  const [id = ''] = await desk.write(account, ['anh@example.org'], { attachmentIds });
  await desk.close();
  return id;
}

function startSending(dieAt = ''): Child {
  return startChild('run-outbox', folder.file, PASSWORD, dieAt);
}

function acceptedTimes(id: string): number {
  return server.messages().filter(({ raw, isAccepted }) => isAccepted && messageIdIn(raw) === id).length;
}

function logSays(id: string) {
  const desk = openRealDesk(folder.file);
  const { status, outboxState, tries } = desk.row(id);
  const codes = desk.log.messages.history(id).map(({ code }) => code);
  desk.log.close();
  return { says: outboxState ?? status, tries, codes };
}

/** Starts a new process on what the killed one has left, against a server that does nothing wrong. */
async function restartAndCompare(step: string, id: string, isKnown: boolean, acceptedBefore: number) {
  expect(acceptedTimes(id)).toBe(acceptedBefore);
  server.setRules([]);
  const ended = await startSending().ended();
  expect(ended).toEqual({ code: 0, signal: null, errors: '' });
  const { says, tries, codes } = logSays(id);
  table.push({ 'killed at': step, accepted: acceptedTimes(id), 'log says': says, tries });
  if (!isKnown) {
    expect({ says, tries }).toEqual({ says: 'unconfirmed', tries: 1 });
    expect(codes).toEqual(['created', 'unconfirmed']);
    expect(acceptedTimes(id)).toBe(acceptedBefore);
    return;
  }
  expect({ says, tries }).toEqual({ says: 'Queued', tries: 1 });
  expect(acceptedTimes(id)).toBe(1);
}

const HANG: SmtpAction = { kind: 'hang' };

/** Whether the outbox may know for certain what became of the message, by the step at which the server falls silent. */
const SILENT_STEPS: readonly (readonly [step: SmtpStep, isKnown: boolean])[] = [
  ['connect', true],
  ['greeting', true],
  ['ehlo', true],
  ['auth', true],
  ['mail', true],
  ['rcpt', true],
  ['data', true],
  ['body', true],
  ['final-dot', false],
];

describe('a process killed in the middle of the SMTP dialogue', () => {
  it.each(SILENT_STEPS)('at “%s” loses nothing and sends nothing twice', async (step, isKnown) => {
    const id = await writeMessage(step === 'body');
    server.setRules([{ at: step, action: HANG }]);
    const child = startSending();
    await server.waitForStep(step, STEP_TIMEOUT_MS);
    await child.kill();
    await restartAndCompare(step, id, isKnown, 0);
  });

  it.each([
    ['before-note', true],
    ['after-note', false],
  ] as const)('with the whole body but its final dot out, %s, does neither', async (dieAt, isKnown) => {
    const id = await writeMessage(false);
    expect(await startSending(dieAt).ended()).toMatchObject({ signal: 'SIGKILL' });
    expect(server.dialogues().flatMap(({ lines }) => lines)).toContain('C: DATA');
    await restartAndCompare(`before the final dot, ${dieAt}`, id, isKnown, 0);
  });

  it.skipIf(process.platform !== 'linux')(
    'with the reply on the wire and not read, leaves it Unconfirmed (stopping a process there needs Linux)',
    async () => {
      const id = await writeMessage(false);
      let child: Child | null = null;
      const stopAndCarryOn: SmtpRule = {
        at: 'final-dot',
        get action(): SmtpAction {
          if (child !== null) stopProcess(child.pid);
          return { kind: 'carry-on' };
        },
      };
      server.setRules([stopAndCarryOn]);
      child = startSending();
      await server.waitForStep('after-reply', STEP_TIMEOUT_MS);
      await child.kill();
      await restartAndCompare('reply on the wire, unread', id, false, 1);
    },
  );

  it('with the outcome written, knows it', async () => {
    const id = await writeMessage(false);
    const child = startSending();
    expect(await child.lines.next()).toEqual({ value: 'settled', done: false });
    await child.kill();
    await restartAndCompare('outcome written', id, true, 1);
  });
});
