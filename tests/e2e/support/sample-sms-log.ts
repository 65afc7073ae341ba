import Database from 'better-sqlite3';
import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { profilePlaces } from '../../../src/main/profile-places';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import type { NewStatusUpdate } from '../../../src/shared/domain/status-history';
import type { NewMessage } from '../../../src/main/ports/message-store';
import { silentLogger } from '../../support/log/silent-logger';
import {
  createdLine,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  samplePatient,
} from '../../support/log/sample-log';
import { sampleSmsTelling } from '../../support/sample-sms-account';

const MINUTE_MS = 60_000;
const NUMBER = '+61412345478';
export const TEXT = 'Riverside Clinic: your appointment is on Tuesday at 10:00. Reply STOP to get no more.';

/** Texts of the SMS in the sample log, by what became of them. */
export const SMS = {
  delivered: `${TEXT} (delivered)`,
  bounced: `${TEXT} (not delivered)`,
  inDoubt: `${TEXT} (in doubt)`,
  carried: `${TEXT} (through the gateway)`,
  refused: `${TEXT} (refused)`,
} as const;
type Kind = keyof typeof SMS;
const KINDS = Object.keys(SMS) as Kind[];
export const CARRIER_SUBJECT = 'SMS from Riverside Clinic';

const MESSAGE_IDS = Object.fromEntries(
  KINDS.map((kind, index) => [kind, sampleId('message', index + 1)]),
) as Record<Kind, string>;
const CARRIER_ID = sampleId('message', 20);

/** Accounts that can do nothing by themselves: each waits for a person. */
function accounts(start: number) {
  const pause = { reason: 'password-needed', at: start, detail: '' } as const;
  const email = sampleAccount({ pause });
  const sms = (number: number, driver: 'clicksend' | 'gateway', name: string) =>
    sampleAccount({
      id: sampleId('account', number),
      kind: 'sms',
      sms: sampleSmsTelling(driver),
      name,
      pause,
      ...{ fromName: '', fromAddress: '', host: '127.0.0.1' },
    });
  return [email, sms(2, 'clicksend', 'ClickSend'), sms(3, 'gateway', 'SMS by e-mail')];
}

function sms(kind: Kind, start: number): NewMessage {
  const text = SMS[kind];
  return sampleMessage(KINDS.indexOf(kind) + 1, {
    ...{ channel: 'sms', recipient: NUMBER, subject: text, body: plainRichText(text) },
    preview: { text, isCut: false },
    patientId: sampleId('patient', 1),
    accountId: sampleId('account', kind === 'carried' ? 3 : 2),
    ...{ from: 'ABCCHIRO', fromAddress: '', messageIdHeader: null, createdAt: start },
    updates: [createdLine(start)],
    dueAt: start,
  });
}

/** A clinic's log with SMS that have come to all that an SMS can, one of them through a gateway. */
export function writeSampleSms(profileFolder: string, now: number): void {
  const start = now - 10 * MINUTE_MS;
  const file = profilePlaces(profileFolder).clinicLog;
  const log = openLog({ file, create: true, logger: silentLogger, newDeskId: () => sampleId('account', 9) });
  for (const account of accounts(start)) log.accounts.insert(account);
  log.patients.insert([samplePatient(1, { mobile: NUMBER })]);
  const messages = KINDS.map((kind) => sms(kind, start));
  log.messages.insert(
    sampleBatch(1, { name: 'Reminders by SMS', channel: 'sms', createdAt: start }),
    messages,
  );
  const carrier = sampleMessage(20, {
    ...{ patientId: null, recipient: '61412345478@sms.example.com', subject: CARRIER_SUBJECT },
    batchId: sampleId('batch', 2),
    ...{ createdAt: start, updates: [createdLine(start)], dueAt: start },
  });
  const carriers = sampleBatch(2, { name: 'E-mails carrying “Reminders by SMS”', createdAt: start });
  log.messages.insert(carriers, [carrier]);
  for (const { id, accountId } of [...messages, carrier]) {
    log.outbox.claim(accountId, start + 600, 10);
    const isInDoubt = id === MESSAGE_IDS.inDoubt;
    log.outbox.settle(
      id,
      isInDoubt ? { state: 'unconfirmed' } : { state: 'done', providerId: PROVIDER_IDS[id] ?? null },
      firstLines(id, start),
      start + 600,
    );
  }
  for (const [id, line] of laterLines(start)) log.messages.append(id, line, line.at + 2_000);
  log.close();
  linkCarrier(file);
}

const PROVIDER_IDS: Readonly<Record<string, string>> = {
  [MESSAGE_IDS.delivered]: 'B7A4C2F0-5D1E-4B1A-9C55-2F6E3A9D1C77',
};

const CLICKSEND = { server: 'rest.clicksend.com' };
const ANSWER =
  '{"http_code":200,"response_code":"SUCCESS","data":{"messages":[{"message_id":"B7A4C2F0-5D1E-4B1A-9C55-2F6E3A9D1C77","status":"SUCCESS","message_parts":1}]}}';

function firstLines(id: string, start: number): NewStatusUpdate[] {
  const at = start + 2_600;
  const taken = sampleLine({
    at,
    code: 'accepted',
    detail: { ...CLICKSEND, reply: 'SUCCESS', durationMs: 2_000, tries: 1 },
    evidence: { mediaType: 'application/json', text: ANSWER },
  });
  const lines: Partial<Record<string, NewStatusUpdate[]>> = {
    [MESSAGE_IDS.inDoubt]: [
      sampleLine({
        at,
        status: null,
        code: 'unconfirmed',
        detail: { ...CLICKSEND, failure: 'timed-out', tries: 1 },
      }),
    ],
    [MESSAGE_IDS.refused]: [
      sampleLine({
        at,
        status: 'Error',
        code: 'send-refused',
        detail: { ...CLICKSEND, reply: 'HTTP 200: INVALID_RECIPIENT +61 412 345 478' },
      }),
    ],
    [MESSAGE_IDS.carried]: [
      sampleLine({ at, status: null, code: 'carried', detail: { relatedMessageId: CARRIER_ID } }),
    ],
    [CARRIER_ID]: [sampleLine({ at, code: 'accepted', detail: { server: 'mail.example.org' } })],
  };
  return lines[id] ?? [taken];
}

function laterLines(start: number): (readonly [string, NewStatusUpdate])[] {
  const told = (kind: Kind, afterMs: number, changes: Partial<NewStatusUpdate>) => {
    const line = sampleLine({
      at: start + afterMs,
      source: 'provider',
      eventKey: `provider:${kind}:${String(afterMs)}`,
      ...changes,
      detail: { ...CLICKSEND, ...changes.detail },
    });
    return [MESSAGE_IDS[kind], line] as const;
  };
  return [
    told('delivered', 5_000, {
      status: 'Sent',
      code: 'handed-on',
      detail: { reply: '200 Received by network' },
    }),
    told('delivered', 61_000, {
      status: 'Delivered',
      code: 'delivered',
      detail: { reply: '201 Message received on handset' },
      evidence: {
        mediaType: 'application/json',
        text: '{"status_code":"201","status_text":"Received on handset"}',
      },
    }),
    told('bounced', 120_000, {
      status: 'Bounced',
      code: 'bounced',
      detail: { reply: '301 Message undelivered: number disconnected' },
    }),
    [
      MESSAGE_IDS.carried,
      sampleLine({
        at: start + 3_000,
        code: 'accepted',
        detail: { server: 'mail.example.org', relatedMessageId: CARRIER_ID },
        eventKey: 'carrier:accepted',
      }),
    ],
  ];
}

/** As the gateway's way of sending writes it. */
function linkCarrier(file: string): void {
  const database = new Database(file);
  database
    .prepare(
      'UPDATE message SET carries = (SELECT s.position FROM message AS s WHERE s.id = @sms) WHERE id = @carrier',
    )
    .run({ sms: MESSAGE_IDS.carried, carrier: CARRIER_ID });
  database.close();
}
