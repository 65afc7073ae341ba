import type { Account } from '../../../src/shared/domain/account';
import type { AdminNote } from '../../../src/shared/domain/admin-note';
import type { ArrivalStop } from '../../../src/shared/domain/arrival';
import { parseMessageSearch } from '../../../src/shared/domain/message-search';
import type { Patient } from '../../../src/shared/domain/patient';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import type { NewStatusUpdate } from '../../../src/shared/domain/status-history';
import type { TrackingSettings } from '../../../src/shared/domain/tracking';
import type { MessageQuery, NewBatch, NewMessage } from '../../../src/main/ports/message-store';

/** A moment in November 2026, with the start of its day. */
export const NOW = Date.UTC(2026, 10, 23, 2, 30);
export const START_OF_TODAY = Date.UTC(2026, 10, 22, 13);
export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;

const ID_KINDS = {
  account: 'a',
  batch: 'b',
  message: 'c',
  patient: 'd',
  note: 'e',
  arrival: 'f',
  stop: '1',
  document: '2',
  report: '3',
  import: '4',
  template: '5',
} as const;

/** A UUID that says which thing of its kind it is. */
export function sampleId(kind: keyof typeof ID_KINDS, number: number): string {
  return `0192f000-0000-7000-8000-${ID_KINDS[kind]}${number.toString(16).padStart(11, '0')}`;
}

export function sampleAccount(changes: Partial<Account> = {}): Account {
  return {
    id: sampleId('account', 1),
    kind: 'smtp',
    sms: null,
    name: 'Reception',
    host: 'mail.example.org',
    port: 587,
    security: 'starttls',
    user: 'desk@example.org',
    fromName: 'Example Clinic',
    fromAddress: 'desk@example.org',
    replyTo: null,
    messagesPerMinute: 60,
    messagesPerMinutePerDomain: null,
    createdAt: NOW - DAY_MS,
    pause: null,
    capabilities: null,
    ...changes,
  };
}

export function sampleTracking(changes: Partial<TrackingSettings> = {}): TrackingSettings {
  return {
    host: 'imap.example.org',
    port: 993,
    security: 'tls',
    user: 'desk@example.org',
    folder: 'INBOX',
    sentFolder: null,
    hasPlusAddresses: false,
    isAskingForReceipts: false,
    ...changes,
  };
}

export function samplePatient(number: number, changes: Partial<Patient> = {}): Patient {
  return {
    id: sampleId('patient', number),
    familyName: 'Nguyen',
    givenName: 'Anh',
    dateOfBirth: null,
    email: 'anh.nguyen@example.org',
    hasNoEmail: false,
    mobile: null,
    createdAt: NOW - DAY_MS,
    archivedAt: null,
    mergedInto: null,
    ...changes,
  };
}

export function sampleStop(number: number, changes: Partial<ArrivalStop> = {}): ArrivalStop {
  return {
    id: sampleId('stop', number),
    patientId: sampleId('patient', 1),
    address: 'anh.nguyen@example.org',
    reason: 'userunknown',
    createdAt: NOW,
    isAddressRemoved: true,
    messageIds: [],
    sharedWith: [],
    putOff: null,
    closed: null,
    ...changes,
  };
}

export function sampleNote(number: number, changes: Partial<AdminNote> = {}): AdminNote {
  return {
    id: sampleId('note', number),
    patientId: sampleId('patient', 1),
    kind: 'typed',
    at: NOW + number,
    by: 'Kim',
    text: 'Prefers a call in the morning.',
    detail: {},
    struck: null,
    ...changes,
  };
}

export function sampleBatch(number: number, changes: Partial<NewBatch> = {}): NewBatch {
  return {
    id: sampleId('batch', number),
    name: 'November reminders',
    channel: 'email',
    purpose: 'Appointment reminder',
    createdAt: NOW,
    createdBy: 'Reception',
    ...changes,
  };
}

export function createdLine(at: number): NewStatusUpdate {
  return {
    at,
    status: 'Created',
    code: 'created',
    detail: {},
    source: 'person',
    by: 'Reception',
    eventKey: 'created',
  };
}

const BODY = plainRichText('See you on Friday.');

/** A message of batch 1 that waits to be sent. */
export function sampleMessage(number: number, changes: Partial<NewMessage> = {}): NewMessage {
  const id = changes.id ?? sampleId('message', number);
  const createdAt = changes.createdAt ?? NOW;
  const token = id.replaceAll('-', '');
  return {
    id,
    batchId: sampleId('batch', 1),
    patientId: sampleId('patient', number),
    patientName: 'Nguyen, Anh',
    recipient: 'anh.nguyen@example.org',
    channel: 'email',
    purpose: 'Appointment reminder',
    accountId: sampleId('account', 1),
    from: 'Example Clinic <desk@example.org>',
    fromAddress: 'desk@example.org',
    replyTo: null,
    subject: 'Your appointment',
    preview: { text: 'See you on Friday.', isCut: false },
    messageIdHeader: `<${token}@example.org>`,
    token,
    attachments: [],
    createdAt,
    createdBy: 'Reception',
    scheduledFor: null,
    notAfter: null,
    resendOf: null,
    body: BODY,
    mime: [
      { bytes: new TextEncoder().encode(`Message-ID: <${token}@example.org>\r\n\r\n`), sharedHash: null },
    ],
    updates: [createdLine(createdAt)],
    dueAt: changes.scheduledFor ?? createdAt,
    ...changes,
  };
}

/** A line with a status, or a notice. */
export function sampleLine(changes: Partial<NewStatusUpdate> = {}): NewStatusUpdate {
  const at = changes.at ?? NOW + 1_000;
  const code = changes.code ?? 'accepted';
  return {
    at,
    status: 'Queued',
    code,
    detail: {},
    source: 'sending',
    by: null,
    eventKey: `${code}:${at}`,
    ...changes,
  };
}

/** All messages, newest first, with what a search text asks for. */
export function sampleQuery(search = '', changes: Partial<MessageQuery> = {}): MessageQuery {
  return {
    batchId: null,
    search: parseMessageSearch(search),
    quickFilter: null,
    sort: { column: 'created', isDescending: true },
    cursor: null,
    limit: 100,
    now: NOW,
    startOfToday: START_OF_TODAY,
    ...changes,
  };
}
