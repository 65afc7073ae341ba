import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { NOW } from '../support/log/sample-log';
import { startScriptedImapServer, type ScriptedImapServer } from '../support/scripted-imap-server';
import { bounceMail, optOutMail } from '../support/tracking/report-mails';
import { TrackedDesk } from '../support/tracking/tracked-desk';

const DAY_MS = 86_400_000;
const RECEIVED_AT = new Date(NOW + 1_000);

let server: ScriptedImapServer;
let folder: LogFolder;
let log: ReturnType<LogFolder['open']>;
let desk: TrackedDesk;

beforeEach(async () => {
  server = await startScriptedImapServer();
  folder = createLogFolder();
  log = folder.open();
  desk = new TrackedDesk(log);
});

afterEach(async () => {
  await desk.tracking.stop();
  await server.stop();
  log.close();
  folder.remove();
});

const emailOf = (recipient: string) => log.patients.withEmail(recipient).map(({ email }) => email);

describe('what a mailbox says of messages', () => {
  it('counts once, though the same report lies there five times', async () => {
    const [envelopeId = ''] = await desk.send(['anh@example.org']);
    const mail = bounceMail({ reportId: 'one', envelopeId, recipient: 'anh@example.org' });
    for (let times = 0; times < 5; times += 1) server.deliver(mail, RECEIVED_AT);
    desk.track({ port: server.port });
    await desk.untilChecked();
    expect(desk.practice.codes(envelopeId)).toEqual(['created', 'accepted', 'bounced', 'address-removed']);
    const [stop, ...others] = log.arrivals.stops([desk.practice.row(envelopeId).patientId ?? '']);
    expect(stop?.messageIds).toEqual([envelopeId]);
    expect(others).toEqual([]);
    expect(log.tracking.cursor(desk.account.id)?.lastUid).toBe(5);
  });

  it('changes nothing when it is about another clinic’s message', async () => {
    const [mine = ''] = await desk.send(['anh@example.org']);
    const envelopeId = '01999999-0000-7000-8000-000000000001';
    server.deliver(bounceMail({ reportId: 'two', envelopeId, recipient: 'ruth@example.net' }), RECEIVED_AT);
    desk.track({ port: server.port });
    await desk.untilChecked();
    expect(desk.practice.codes(mine)).toEqual(['created', 'accepted']);
    expect(emailOf('anh@example.org')).toEqual(['anh@example.org']);
    expect(log.attention.countUndecided()).toBe(0);
    expect(log.tracking.cursor(desk.account.id)?.lastUid).toBe(1);
    expect(desk.practice.logger.lines).toContainEqual({
      ...{ level: 'warn', event: 'reports-unmatched', facts: { count: 1 } },
    });
  });

  it('is as old as the server says that got it, whatever its own date', async () => {
    const [late = '', inTime = ''] = await desk.send(['anh@example.org', 'zoe@example.org']);
    desk.practice.clock.advance(31 * DAY_MS);
    const report = (reportId: string, envelopeId: string, recipient: string) =>
      bounceMail({ reportId, envelopeId, recipient });
    server.deliver(report('late', late, 'anh@example.org'), new Date(NOW + 30 * DAY_MS));
    server.deliver(report('in-time', inTime, 'zoe@example.org'), new Date(NOW + 30 * DAY_MS - 60_000));
    desk.track({ port: server.port });
    await desk.untilChecked();
    expect(desk.practice.codes(late)).toEqual(['created', 'accepted']);
    expect(desk.practice.codes(inTime)).toContain('bounced');
  });

  it('is about the same recipient in both forms of a domain', async () => {
    const [envelopeId = ''] = await desk.send(['anh@bücher.example']);
    const recipient = 'Anh@XN--BCHER-KVA.example';
    server.deliver(bounceMail({ reportId: 'three', envelopeId, recipient }), RECEIVED_AT);
    desk.track({ port: server.port });
    await desk.untilChecked();
    expect(desk.practice.codes(envelopeId)).toContain('address-removed');
    expect(emailOf('anh@bücher.example')).toEqual([]);
  });

  it('ends marketing and education when somebody wants no more of it, and is no complaint', async () => {
    const [messageId = ''] = await desk.send(['anh@example.org']);
    const header = log.messages.details(messageId)?.messageIdHeader ?? '';
    server.deliver(optOutMail('anh@example.org', header), RECEIVED_AT);
    desk.track({ port: server.port });
    await desk.untilChecked();
    const { patientId, status } = desk.practice.row(messageId);
    expect(status).toBe('Queued');
    expect(log.messages.history(messageId).at(-1)).toMatchObject({
      ...{ status: null, code: 'unsubscribed', source: 'mailbox' },
      detail: { rule: 'feedback:opt-out', matchedBy: 'message-id' },
      hasEvidence: true,
    });
    const refused = log.notes.consents(patientId ?? '').filter(({ choice }) => choice === 'refused');
    expect(refused.map(({ purpose, channel }) => `${purpose} by ${channel}`).sort()).toEqual([
      'Education by email',
      'Marketing by email',
    ]);
    expect(log.tracking.seenStatuses(desk.account.id)).toEqual(new Set());
    expect(emailOf('anh@example.org')).toEqual(['anh@example.org']);
  });
});
