import type { MessageDetails } from '../../src/shared/domain/message';
import type { Patient, PatientRow } from '../../src/shared/domain/patient';
import type { StatusUpdate } from '../../src/shared/domain/status-history';
import type { AccountView } from '../../src/shared/domain/account';
import type { MessageItem } from '../../src/shared/domain/message-item';
import type { ChangesPush } from '../../src/shared/ipc/contract';

export const SAMPLE_TIME = new Date(2026, 2, 3, 10, 2, 11, 204).getTime();

export function sampleAccount(changes: Partial<AccountView> = {}): AccountView {
  return {
    id: 'account-1',
    kind: 'smtp',
    sms: null,
    name: 'Clinic mail',
    host: 'mail.example.org',
    port: 465,
    security: 'tls',
    user: 'desk@example.org',
    fromName: 'ABC Chiro',
    fromAddress: 'desk@example.org',
    replyTo: null,
    messagesPerMinute: 30,
    messagesPerMinutePerDomain: null,
    createdAt: SAMPLE_TIME,
    pause: null,
    capabilities: null,
    password: 'kept',
    blockedUntil: null,
    credit: null,
    ...changes,
  };
}

export function samplePatient(changes: Partial<Patient> = {}): Patient {
  return {
    id: 'patient-1',
    familyName: 'Nguyen',
    givenName: 'Anh',
    dateOfBirth: null,
    email: 'anh@example.org',
    hasNoEmail: false,
    mobile: null,
    createdAt: SAMPLE_TIME,
    archivedAt: null,
    mergedInto: null,
    ...changes,
  };
}

/** A record as lists show it. */
export function samplePatientRow(changes: Partial<PatientRow> = {}): PatientRow {
  return { ...samplePatient(changes), mobileText: null, hasOpenStop: false, ...changes };
}

export function sampleUpdate(changes: Partial<StatusUpdate> = {}): StatusUpdate {
  return {
    sequence: 1,
    at: SAMPLE_TIME,
    recordedAt: SAMPLE_TIME,
    status: 'Created',
    code: 'created',
    detail: {},
    source: 'person',
    by: 'Mia',
    eventKey: 'person:created',
    hasEvidence: false,
    ...changes,
  };
}

export function sampleDetails(changes: Partial<MessageDetails> = {}): MessageDetails {
  return {
    id: 'message-1',
    position: 1,
    batchId: 'batch-1',
    batchName: 'Invoices',
    patientId: 'patient-1',
    patientName: 'Nguyen, Anh',
    recipient: 'anh@example.org',
    channel: 'email',
    purpose: 'Account',
    subject: 'Your invoice 4411',
    createdAt: SAMPLE_TIME,
    createdBy: 'Mia',
    status: 'Created',
    statusAt: SAMPLE_TIME,
    statusCode: 'created',
    outboxState: 'waiting',
    dueAt: SAMPLE_TIME,
    scheduledFor: null,
    waitReason: null,
    tries: 0,
    isDelayed: false,
    handledAt: null,
    handledBy: null,
    handledNote: null,
    from: 'ABC Chiro <desk@example.org>',
    replyTo: null,
    accountId: 'account-1',
    accountName: 'Clinic mail',
    messageIdHeader: '<1@example.org>',
    providerId: null,
    attachments: [],
    notAfter: null,
    preview: 'Dear Anh,',
    isPreviewCut: false,
    isWholeMessageKept: true,
    resendOf: null,
    resentAs: [],
    carries: null,
    carriedBy: null,
    ...changes,
  };
}

export function sampleItem(changes: Partial<MessageItem> = {}): MessageItem {
  return {
    message: sampleDetails(),
    history: [sampleUpdate()],
    sentence: 'It waits to be sent.',
    contradicting: [],
    tracking: null,
    canConfirm: {
      Queued: true,
      Sent: false,
      Delivered: false,
      Opened: false,
      Clicked: false,
      Error: true,
      Rejected: false,
      Bounced: false,
      Complaint: false,
    },
    can: { sendAgain: false, sendNow: true, cancel: true, resolve: false, handle: false },
    related: [],
    smsLength: null,
    ...changes,
  };
}

export function samplePush(changes: Partial<ChangesPush> = {}): ChangesPush {
  return {
    messages: [],
    hasMoreMessages: false,
    messageIds: [],
    batches: [],
    hasAccountChange: false,
    hasPatientChange: false,
    patientIds: [],
    hasArrivalChange: false,
    hasAttentionChange: false,
    hasSettingsChange: false,
    connection: {
      waiting: 0,
      sending: 0,
      unconfirmed: 0,
      isOnline: true,
      isDiskFull: false,
      needsAttention: 0,
      arrivalsWithStops: 0,
      messageCount: 1,
      tracking: [],
      paused: [],
    },
    ...changes,
  };
}
