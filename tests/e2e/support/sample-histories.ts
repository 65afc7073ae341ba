import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { readMailReports } from '../../../src/main/adapters/trackers/read-mail-reports';
import { profilePlaces } from '../../../src/main/profile-places';
import type { Evidence, NewStatusUpdate } from '../../../src/shared/domain/status-history';
import { silentLogger } from '../../support/log/silent-logger';
import {
  createdLine,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  samplePatient,
  sampleTracking,
} from '../../support/log/sample-log';

/** Subjects of the messages in the sample log. */
export const LONG_HISTORY = 'A long history';
export const HOSTILE = 'A hostile report';
export const IN_DOUBT_TRACKED = 'In doubt and tracked';
export const IN_DOUBT = 'In doubt and not tracked';

const START = new Date(2026, 10, 20, 10, 2, 11, 204).getTime();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Makes a clinic's log whose messages have been through a lot. Neither account can do anything by itself: their
 * passwords are missing.
 */
export function writeSampleHistories(profileFolder: string, hostileMail: Buffer): void {
  const file = profilePlaces(profileFolder).clinicLog;
  const log = openLog({ file, create: true, logger: silentLogger, newDeskId: () => sampleId('account', 9) });
  const pause = { reason: 'password-needed', at: START, detail: '' } as const;
  const tracked = sampleAccount({ pause, capabilities });
  const untracked = sampleAccount({ id: sampleId('account', 2), name: 'Accounts desk', pause });
  log.accounts.insert(tracked);
  log.accounts.insert(untracked);
  log.tracking.save(tracked.id, sampleTracking({ host: '127.0.0.1', sentFolder: 'Sent' }));
  log.patients.insert([samplePatient(1)]);
  const messages = [LONG_HISTORY, HOSTILE, IN_DOUBT_TRACKED, IN_DOUBT].map((subject, index) =>
    sampleMessage(index + 1, {
      patientId: sampleId('patient', 1),
      subject,
      createdAt: START,
      updates: [createdLine(START)],
      accountId: subject === IN_DOUBT ? untracked.id : tracked.id,
    }),
  );
  log.messages.insert(sampleBatch(1), messages);
  for (const { accountId } of messages) log.outbox.claim(accountId, START + 600, 10);
  for (const { id, subject } of messages) {
    const isInDoubt = subject === IN_DOUBT || subject === IN_DOUBT_TRACKED;
    const settlement = isInDoubt
      ? ({ state: 'unconfirmed' } as const)
      : ({ state: 'done', providerId: '97C62' } as const);
    log.outbox.settle(id, settlement, [isInDoubt ? inDoubt : accepted], START + 686);
  }
  const append = (number: number, update: NewStatusUpdate) =>
    log.messages.append(sampleId('message', number), update, Math.max(update.at, START) + 20_000);
  for (const update of longHistory()) append(1, update);
  for (const update of hostileHistory(hostileMail)) append(2, update);
  log.close();
}

const capabilities = {
  sizeLimitBytes: null,
  hasDsn: true,
  hasStartTls: true,
  hasEightBitMime: true,
  hasSmtpUtf8: false,
  seenAt: START,
};

const accepted = sampleLine({
  at: START + 686,
  code: 'accepted',
  detail: {
    server: 'mail.example.org',
    reply: '250 2.0.0 Ok: queued as 97C62',
    replyCode: 250,
    durationMs: 482,
    tries: 1,
  },
});

const inDoubt = sampleLine({ at: START + 686, status: null, code: 'unconfirmed' });

/** A line as a report in a mailbox makes it; reports count whole seconds. */
function reported(afterMs: number, changes: Partial<NewStatusUpdate>): NewStatusUpdate {
  const at = Math.floor((START + afterMs) / 1_000) * 1_000;
  return sampleLine({
    at,
    source: 'mailbox',
    evidence: { mediaType: 'message/rfc822', text: bounceMail },
    eventKey: `report:${String(afterMs)}`,
    ...changes,
  });
}

/** 40 lines: tries, a delay, a delivery, a bounce after it, a contradiction, a receipt, people. */
function longHistory(): NewStatusUpdate[] {
  const delays = Array.from({ length: 28 }, (_, index) =>
    reported((index + 1) * HOUR_MS, {
      status: null,
      code: 'delayed',
      detail: {
        rule: 'dsn',
        reason: 'networkerror',
        reply: '451 4.4.1 No answer from mx.patients.example, still trying',
        server: 'mx.patients.example',
        matchedBy: 'token',
      },
    }),
  );
  return [
    reported(3_900, {
      status: 'Sent',
      code: 'handed-on',
      detail: { rule: 'dsn', server: 'relay.patients.example', matchedBy: 'envelope-id' },
    }),
    ...delays,
    reported(30 * HOUR_MS, {
      status: 'Delivered',
      code: 'delivered',
      detail: {
        rule: 'dsn',
        server: 'mx1.a-rather-long-host-name.mail.protection.patients.example',
        reply: '250 2.0.0 Saved',
        enhancedCode: '2.0.0',
        matchedBy: 'envelope-id',
        note: 'anh.nguyen@forwarded.example',
      },
    }),
    reported(30.2 * HOUR_MS, {
      status: null,
      code: 'automatic-reply',
      detail: { rule: 'automatic-reply', matchedBy: 'message-id', reply: 'Out of office until Monday' },
    }),
    reported(31 * HOUR_MS, {
      status: 'Bounced',
      code: 'bounced',
      detail: {
        rule: 'dsn',
        reason: 'userunknown',
        reply:
          "550 5.1.1 <anh.nguyen@example.org>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command); please check the recipient's address for typing errors and unnecessary spaces",
        replyCode: 550,
        enhancedCode: '5.1.1',
        server: 'mx.patients.example',
        matchedBy: 'token',
      },
    }),
    sampleLine({ at: START + 31 * HOUR_MS + 900, status: null, code: 'address-removed', source: 'mailbox' }),
    reported(32 * HOUR_MS, {
      status: 'Opened',
      code: 'opened',
      detail: { rule: 'receipt', note: 'receipt', mailApp: 'Mail on iPad', matchedBy: 'message-id' },
    }),
    sampleLine({
      at: START + 33 * HOUR_MS,
      status: 'Clicked',
      code: 'clicked',
      source: 'provider',
      detail: {
        link: `https://clinic.example/pay/${'4411'.repeat(30)}`,
        device: 'iPhone',
        mailApp: 'Apple Mail',
      },
      evidence: { mediaType: 'application/json', text: '{\n  "event": "clicked",\n  "device": "iPhone"\n}' },
    }),
    sampleLine({
      at: START + 34 * HOUR_MS,
      status: null,
      code: 'handled',
      source: 'person',
      by: 'Mia',
      detail: { note: 'Called her: she uses another address now.' },
    }),
    sampleLine({
      at: START + 34.5 * HOUR_MS,
      status: null,
      code: 'handled-undone',
      source: 'person',
      by: 'Kim',
    }),
    sampleLine({
      at: START + 35 * HOUR_MS,
      status: null,
      code: 'bounce-undone',
      source: 'person',
      by: 'Mia',
    }),
  ];
}

function hostileHistory(raw: Buffer): NewStatusUpdate[] {
  const found = { accountId: sampleId('account', 1), receivedAt: START + MINUTE_MS };
  const reports = readMailReports(raw, found);
  const evidences = reports.map(({ evidence }) => evidence).filter((evidence) => evidence !== null);
  // A log that another version wrote may hold more than this one keeps.
  const uncut: Evidence = { mediaType: 'message/rfc822', text: raw.toString('utf8') };
  return [...evidences, uncut].map((evidence, index) =>
    reported((index + 1) * MINUTE_MS, {
      status: 'Bounced',
      code: 'bounced',
      detail: { rule: 'dsn', reason: 'userunknown', reply: hostileReply, matchedBy: 'token' },
      evidence,
    }),
  );
}

const hostileReply = `550 5.1.1 \u202Egnp.<script>alert(1)</script> ${'x'.repeat(300)}`;

const bounceMail = [
  'Return-Path: <>',
  'Delivered-To: desk+st8f2c@example.org',
  'Received: from mx.patients.example (mx.patients.example [192.0.2.10]) by mail.example.org (Postfix) with ESMTPS id 4Xk2Qn for <desk+st8f2c@example.org>; Fri, 20 Nov 2026 17:02:12 +0000 (UTC)',
  `DKIM-Signature: v=1; a=rsa-sha256; d=patients.example; b=${'QmFzZTY0'.repeat(40)}`,
  'From: Mail Delivery System <MAILER-DAEMON@mx.patients.example>',
  'To: desk+st8f2c@example.org',
  'Subject: Undelivered Mail Returned to Sender',
  'Date: Fri, 20 Nov 2026 17:02:11 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
  '',
  '--report',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'This is the mail system at host mx.patients.example.',
  '',
  '<anh.nguyen@example.org>: User unknown in virtual mailbox table',
  '',
  '--report',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.patients.example',
  '',
  'Original-Recipient: rfc822;anh.nguyen@example.org',
  'Final-Recipient: rfc822;anh.nguyen@example.org',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
  '',
  '--report--',
].join('\r\n');
