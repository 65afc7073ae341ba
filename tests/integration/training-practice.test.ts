import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmailComposer } from '../../src/main/adapters/email/email-composer';
import { createEmailTransportFactory } from '../../src/main/adapters/email/smtp-transport-factory';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import { openTraining, type Training } from '../../src/main/adapters/training/open-training';
import { TRAINING_BEHAVIOURS } from '../../src/main/adapters/training/training-behaviours';
import type { SendResult } from '../../src/main/ports/email-transport';
import type { Tracker } from '../../src/main/ports/tracker';
import { plainRichText, type RichText } from '../../src/shared/domain/rich-text';
import type { Report } from '../../src/shared/domain/report';
import { shownStatus } from '../../src/shared/domain/status-history';
import { ManualClock } from '../support/manual-clock';
import { RecordingLogger } from '../support/recording-logger';
import { NEVER_STOPPED, sampleAccount } from '../support/sample-email';

type Pattern = keyof typeof TRAINING_BEHAVIOURS;
const patterns = Object.keys(TRAINING_BEHAVIOURS) as Pattern[];
const WHOLE_STORY_MS = 26_000;
const STARTED_AT = Date.UTC(2026, 10, 23, 9);

let folder: string;
let journalFile: string;
let clock: ManualClock;
let logger: RecordingLogger;
let training: Training;
let tracker: Tracker;
let reports: Report[];

const keep = (incoming: readonly Report[]): void => {
  reports.push(...incoming);
};

async function open(): Promise<void> {
  training = await openTraining({ clock, logger, journalFile });
  tracker = training.trackerFor('account-1');
}

async function close(): Promise<void> {
  await tracker.stop();
  await training.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sendtrail-training-'));
  journalFile = join(folder, 'training', 'mails.jsonl');
  clock = new ManualClock(STARTED_AT);
  logger = new RecordingLogger();
  reports = [];
  await open();
});

afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const linked: RichText = {
  blocks: [
    {
      kind: 'paragraph',
      spans: [{ text: 'Book here', link: 'https://www.clinic.example/book?day=1&time=2' }],
    },
  ],
};

/** Composes a real message and sends it over real SMTP, as the program does. */
async function send(recipient: string, number = 1, body = plainRichText('Hello')): Promise<SendResult[]> {
  const messageId = `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const messageIdHeader = `<${messageId}@training.example>`;
  const { account, password } = training;
  const segments = await createEmailComposer().compose({
    messageId,
    messageIdHeader,
    from: { name: account.fromName, address: account.fromAddress },
    to: { name: 'Zoë', address: recipient },
    replyTo: null,
    subject: 'Your appointment',
    body,
    attachments: [],
    date: STARTED_AT,
    receiptTo: null,
    unsubscribeUri: null,
  });
  const mime = segments.map(({ bytes }) => bytes);
  const email = {
    messageId,
    messageIdHeader,
    envelopeFrom: account.fromAddress,
    envelopeTo: recipient,
    envelopeId: messageId,
    mime,
    sizeBytes: Buffer.concat(mime).length,
  };
  const transport = createEmailTransportFactory({ clock: systemClock, logger }).open(
    sampleAccount(account, account),
    password,
  );
  const results: SendResult[] = [];
  do results.push(await transport.send(email, () => undefined, NEVER_STOPPED));
  while (results.at(-1)?.ok === false && isPutOff(results.at(-1)));
  transport.close();
  return results;
}

function isPutOff(result: SendResult | undefined): boolean {
  return result?.ok === false && result.failure.replyCode === 451;
}

/** The history that the log would have: what sending gave, then what was reported. */
function historyOf(results: SendResult[], told: readonly Report[]) {
  const last = results.at(-1);
  const sending = last?.ok === true ? 'Queued' : isRefused(last) ? 'Error' : 'Created';
  return [
    { status: 'Created' as const, at: STARTED_AT },
    { status: sending, at: STARTED_AT } as const,
    ...told.map(({ status, occurredAt }) => ({ status, at: occurredAt })),
  ];
}

function isRefused(result: SendResult | undefined): boolean {
  return result?.ok === false && (result.failure.replyCode ?? 0) >= 500;
}

describe('a message sent in the training practice', () => {
  it.each(patterns)('to %s@… has the story of the table', async (pattern) => {
    tracker.start(keep);
    const results = await send(`${pattern}@mailbox.example`);
    clock.advance(WHOLE_STORY_MS);
    expect(shownStatus(historyOf(results, reports))?.status).toBe(TRAINING_BEHAVIOURS[pattern].endsAs);
    expect(clock.waiting).toBe(0);
  });

  it('is told step by step, each step in its time', async () => {
    tracker.start(keep);
    await send('open.click@mailbox.example', 1, linked);
    expect(reports).toEqual([]);
    clock.advance(WHOLE_STORY_MS);
    expect(reports.map(({ status }) => status)).toEqual(['Sent', 'Delivered', 'Opened', 'Clicked']);
    for (const { occurredAt, source, accountId } of reports) {
      expect(occurredAt).toBeGreaterThan(STARTED_AT);
      expect({ source, accountId }).toEqual({ source: 'training', accountId: 'account-1' });
    }
    expect(reports[2]?.detail).toMatchObject({ device: 'iPhone', mailApp: 'Apple Mail', rule: 'training' });
    expect(reports[3]?.detail).toMatchObject({ link: 'https://www.clinic.example/book?day=1&time=2' });
  });

  it('is told by what the server has received: its ids and its recipient', async () => {
    tracker.start(keep);
    await send('bounce.smith@mailbox.example', 42);
    clock.advance(WHOLE_STORY_MS);
    const messageId = '01900000-0000-7000-8000-000000000042';
    expect(reports[0]?.keys).toEqual({
      token: null,
      envelopeId: messageId,
      sendtrailId: messageId,
      messageIdHeader: `<${messageId}@training.example>`,
      recipient: 'bounce.smith@mailbox.example',
    });
  });

  it('comes back with a bounce that names it', async () => {
    tracker.start(keep);
    await send('bounce@mailbox.example');
    clock.advance(WHOLE_STORY_MS);
    const [bounce] = reports;
    expect(bounce).toMatchObject({
      status: 'Bounced',
      code: 'bounced',
      detail: {
        reason: 'userunknown',
        replyCode: 550,
        enhancedCode: '5.1.1',
        server: 'mx1.mailbox.example',
        reply: '550 5.1.1 <bounce@mailbox.example>: User unknown',
        rule: 'training',
      },
      evidence: { mediaType: 'message/rfc822' },
    });
    expect(bounce?.evidence?.text).toContain('Action: failed\r\nStatus: 5.1.1');
    expect(bounce?.evidence?.text).toContain(
      'Message-ID: <01900000-0000-7000-8000-000000000001@training.example>',
    );
  });

  it.each(patterns)('to %s@… has evidence and a machine name for everything told of it', async (pattern) => {
    tracker.start(keep);
    await send(`${pattern}@mailbox.example`);
    clock.advance(WHOLE_STORY_MS);
    for (const { evidence, detail, status } of reports) {
      expect(evidence?.text).toContain('<01900000-0000-7000-8000-000000000001@training.example>');
      expect(detail.durationMs !== undefined).toBe(status === 'Sent' || status === 'Delivered');
      expect(detail.server ?? 'x.example').toMatch(/\.example$/);
      if (status === 'Bounced' || status === 'Rejected') expect(detail.reason).toMatch(/^[a-z]+$/);
    }
  });

  it('to later@… is put off twice with a hint when to come again', async () => {
    tracker.start(keep);
    const results = await send('later@mailbox.example');
    expect(results.map((result) => (result.ok ? 'ok' : result.failure.reply))).toEqual([
      '451 4.7.1 Greylisted, try again in 30 seconds',
      '451 4.7.1 Greylisted, try again in 30 seconds',
      'ok',
    ]);
  });

  it('to lost@… is in doubt until a report proves that it went', async () => {
    tracker.start(keep);
    const [result] = await send('lost@mailbox.example');
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'connection-lost', stage: 'final-reply', isHandedOver: true },
    });
    clock.advance(WHOLE_STORY_MS);
    expect(reports.map(({ status }) => status)).toEqual(['Sent', 'Delivered']);
  });

  it('is one message when it comes twice', async () => {
    tracker.start(keep);
    await send('deliver@mailbox.example');
    await send('deliver@mailbox.example');
    clock.advance(WHOLE_STORY_MS);
    expect(new Set(reports.map(({ key }) => key)).size).toBe(2);
  });
});

describe('the server of the practice', () => {
  it('offers what a real one does and names the message in its answer', async () => {
    const [result] = await send('silent@mailbox.example');
    expect(result).toMatchObject({
      ok: true,
      capabilities: { hasDsn: true, sizeLimitBytes: 20_971_520 },
      providerId: expect.stringMatching(/^[0-9A-F]{12}$/) as string,
    });
  });

  it('takes nothing from anyone who does not know the password of this run', async () => {
    const factory = createEmailTransportFactory({ clock: systemClock, logger });
    const test = (password: string) => factory.test(training.account, password, NEVER_STOPPED);
    expect(await test('guessed')).toMatchObject({ ok: false, failure: { stage: 'auth', replyCode: 535 } });
    expect(await test(training.password)).toMatchObject({ ok: true });
  });
});

describe('a story that is cut short', () => {
  it('goes on after a restart, and what was told already bears the same keys', async () => {
    tracker.start(keep);
    await send('open.click@mailbox.example');
    clock.advance(3_000);
    const before = reports.map(({ key }) => key);
    expect(before).toHaveLength(2);
    await close();

    reports = [];
    clock.advance(60_000);
    await open();
    tracker.start(keep);
    clock.advance(0);
    expect(reports.map(({ status }) => status)).toEqual(['Sent', 'Delivered', 'Opened', 'Clicked']);
    expect(reports.slice(0, 2).map(({ key }) => key)).toEqual(before);
    expect(reports[3]?.occurredAt).toBeLessThan(STARTED_AT + WHOLE_STORY_MS);
  });

  it('is told from its beginning when the program ended before it asked for reports', async () => {
    await send('deliver@mailbox.example');
    await close();
    await open();
    tracker.start(keep);
    clock.advance(WHOLE_STORY_MS);
    expect(reports.map(({ status }) => status)).toEqual(['Sent', 'Delivered']);
  });

  it('is not told again once all of it has been kept', async () => {
    tracker.start(keep);
    await send('deliver@mailbox.example');
    await send('silent@mailbox.example', 2);
    clock.advance(WHOLE_STORY_MS);
    await close();
    reports = [];
    await open();
    tracker.start(keep);
    clock.advance(WHOLE_STORY_MS);
    expect(reports).toEqual([]);
  });

  it('is told again while it cannot be kept', async () => {
    let isDiskFull = true;
    tracker.start((incoming) => {
      if (isDiskFull) throw new Error('disk full');
      keep(incoming);
    });
    await send('deliver@mailbox.example');
    clock.advance(WHOLE_STORY_MS);
    expect(reports).toEqual([]);
    expect(logger.lines.some(({ event }) => event === 'training-report-not-kept')).toBe(true);
    isDiskFull = false;
    clock.advance(10_000);
    expect(reports.map(({ status }) => status).sort()).toEqual(['Delivered', 'Sent']);
    expect(clock.waiting).toBe(0);
  });

  it('survives a last line that a crash has torn', async () => {
    await send('deliver@mailbox.example');
    await close();
    const whole = readFileSync(journalFile, 'utf8');
    appendFileSync(journalFile, whole.slice(0, whole.length / 2));
    appendFileSync(journalFile, '\n[]\nnull\n{"accepted":{"id":7}}\n');
    await open();
    tracker.start(keep);
    await send('open@mailbox.example', 2);
    clock.advance(WHOLE_STORY_MS);
    expect(reports.map(({ status }) => status).sort()).toEqual([
      'Delivered',
      'Delivered',
      'Opened',
      'Sent',
      'Sent',
    ]);
  });

  it('is kept where only its user can read it', () => {
    expect(statSync(journalFile).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });
});

describe('the page of the guide', () => {
  it('tells the same stories as the practice', () => {
    const page = readFileSync('docs/guide/training-practice.md', 'utf8');
    const rows = [...page.matchAll(/^\| `([^`]+)@…` +\| (.+?) +\| (.+?) +\|$/gm)].map(
      ([, ...cells]) => cells,
    );
    expect(rows).toEqual(patterns.map((pattern) => [pattern, ...wordsOf(pattern)]));
  });
});

function wordsOf(pattern: Pattern): string[] {
  const { endsAs, story } = TRAINING_BEHAVIOURS[pattern];
  return [endsAs, story];
}
