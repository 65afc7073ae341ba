import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PostalMime from 'postal-mime';
import { openLog, type OpenLog } from '../../src/main/adapters/sqlite/open-log';
import { readMailReports } from '../../src/main/adapters/trackers/read-mail-reports';
import { walkMail } from '../../src/main/adapters/trackers/walk-mail';
import { recordReports } from '../../src/main/application/tracking/record-reports';
import { classifyReport } from '../../src/shared/domain/classify-report';
import { TestPractice } from '../support/fakes/test-practice';
import {
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  NOW,
} from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';
import { failedFields, RETURNED, MESSAGE_ID, statusReport } from '../support/report-mails/build-mail';
import { percentile, printBench } from './timing';

const MAILS = 1_000;
const MAILS_A_COMMIT = 50;
const ROUNDS = 5;
const ACCOUNT = sampleId('account', 1);

/** Mails a second from their bytes to the log, against taking them apart and nothing else. */
export async function run(): Promise<void> {
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureOnce());
  const middle = (fact: keyof Measured) =>
    percentile(
      rounds.map((measured) => measured[fact]),
      0.5,
    );
  const facts = { unit: 'mails/s', mails: MAILS, baseline: middle('parsed') };
  printBench({ name: 'reports-classify', value: middle('classified'), ...facts });
  printBench({ name: 'reports', value: middle('committed'), ...facts });
}

interface Measured {
  parsed: number;
  classified: number;
  committed: number;
}

async function measureOnce(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-reports-'));
  const log = openLog({
    file: join(folder, 'log.sqlite'),
    create: true,
    logger: silentLogger,
    newDeskId: () => sampleId('account', 9),
  });
  try {
    const mails = handOverAll(log);
    const parsed = await perSecond(async () => {
      for (const mail of mails) await PostalMime.parse(mail, { forceRfc822Attachments: true });
    });
    const classified = await perSecond(() => {
      for (const mail of mails) classifyReport(walkMail(mail));
    });
    const { ports } = new TestPractice(undefined, log);
    let recorded = 0;
    const committed = await perSecond(() => {
      for (let first = 0; first < MAILS; first += MAILS_A_COMMIT) {
        const reports = [];
        for (const mail of mails.slice(first, first + MAILS_A_COMMIT)) {
          reports.push(...readMailReports(mail, { accountId: ACCOUNT, receivedAt: NOW }));
        }
        recorded += recordReports(ports, reports).recorded;
      }
    });
    if (recorded !== MAILS)
      throw new Error(`Only ${String(recorded)} reports of ${String(MAILS)} were recorded.`);
    return { parsed, classified, committed };
  } finally {
    log.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Messages that have been handed over, and a report about each. */
function handOverAll(log: OpenLog): Buffer[] {
  const messages = Array.from({ length: MAILS }, (_, number) =>
    sampleMessage(number, { patientId: null, recipient: `patient${String(number)}@example.org` }),
  );
  log.accounts.insert(sampleAccount());
  log.messages.insert(sampleBatch(1), messages);
  for (const { id } of log.outbox.claim(ACCOUNT, NOW, MAILS)) {
    log.outbox.markHandedOver(id, NOW);
    log.outbox.settle(id, { state: 'done', providerId: null }, [sampleLine()], NOW);
  }
  return messages.map(({ recipient, messageIdHeader }, number) =>
    Buffer.from(
      statusReport({
        headers: { 'Message-ID': `<report.${String(number)}@mail.clinic.example>` },
        text: `This is the mail system at host mail.clinic.example.\n\n<${recipient}>: host mx.example.org said: 550 5.7.1 Message rejected due to local policy`,
        recipients: [failedFields(recipient, '5.7.1', '550 5.7.1 Message rejected due to local policy')],
        returned: {
          type: 'message/rfc822',
          body: RETURNED.replace(`<${MESSAGE_ID}>`, messageIdHeader ?? ''),
        },
      }).replaceAll('\n', '\r\n'),
    ),
  );
}

async function perSecond(work: () => Promise<void> | void): Promise<number> {
  const startedAt = performance.now();
  await work();
  return MAILS / ((performance.now() - startedAt) / 1_000);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
