import { FIRST_DESK_SETTINGS } from '../../src/shared/domain/desk-settings';
import { describe, expect, it } from 'vitest';
import { requestSchemas } from '../../src/main/ipc/request-schemas';
import { RECIPIENT_LIMIT, SUBJECT_LIMIT } from '../../src/shared/domain/draft';
import type { GenericRequest } from '../../src/shared/domain/sms-account';
import type { InvokeChannel, Request } from '../../src/shared/ipc/contract';

const id = '0199f0a0-0000-7000-8000-000000000001';

const draft: Request<'compose:send'> = {
  channel: 'email',
  accountId: id,
  purpose: 'Account',
  patientIds: [id],
  subject: 'Your invoice',
  body: {
    blocks: [
      { kind: 'paragraph', spans: [{ text: 'Dear Anh', isBold: true, isItalic: true, isUnderlined: true }] },
      { kind: 'bullets', items: [[{ text: 'one', link: 'https://clinic.example' }]] },
      { kind: 'numbers', items: [[], [{ text: 'two' }]] },
    ],
  },
  attachmentIds: [id],
  tableId: id,
  isJoiningHouseholds: false,
  scheduledFor: 1_700_000_000_000,
  notAfter: null,
};

const account: Request<'accounts:save'>['account'] = {
  settings: {
    name: 'Clinic mail',
    host: 'mail.clinic.example',
    port: 587,
    security: 'starttls',
    user: 'desk',
    fromName: 'ABC Chiro',
    fromAddress: 'desk@clinic.example',
    replyTo: null,
    messagesPerMinute: 30,
    messagesPerMinutePerDomain: null,
  },
  password: 'secret',
  isUnprotectedAllowed: false,
};

const smsRequest: GenericRequest = {
  method: 'POST',
  url: 'https://sms.example/send',
  headers: { Authorization: 'Basic {{basic}}' },
  body: '{"to":"{{to}}","text":"{{text}}"}',
  bodyType: 'application/json',
};

const smsAccount: Request<'sms-accounts:add'> = {
  name: 'Clinic SMS',
  user: 'clinic',
  secret: 'secret',
  messagesPerMinute: 60,
  sms: {
    driver: 'generic',
    baseUrl: 'https://sms.example',
    senderId: 'ABCChiro',
    isSenderIdRegistered: true,
    generic: {
      preset: null,
      send: smsRequest,
      answer: { idAt: 'id', errorAt: null },
      login: { ...smsRequest, tokenAt: 'token', validForMs: 60_000 },
      status: { ...smsRequest, statusAt: 'state', words: { done: 'delivered' } },
    },
    gateway: {
      emailAccountId: id,
      addressPattern: '{{number}}@sms.example',
      numberForm: 'digits',
      subject: '',
      endMark: '$$',
    },
  },
  isUnprotectedAllowed: false,
};

const tracking: Request<'tracking:test'>['tracking'] = {
  settings: {
    host: 'imap.clinic.example',
    port: 993,
    security: 'tls',
    user: 'desk',
    folder: 'INBOX',
    sentFolder: null,
    hasPlusAddresses: true,
    isAskingForReceipts: false,
  },
  password: { kind: 'typed', text: 'secret' },
  isUnprotectedAllowed: false,
};

const template: Request<'templates:save'>['template'] = {
  name: 'Recall',
  channel: 'email',
  purpose: 'Recall',
  subject: 'Time for a check, {{patient.firstName}}',
  body: draft.body,
};

const patient: Request<'patients:create'> = {
  familyName: 'Nguyen',
  givenName: 'Anh',
  dateOfBirth: '12/3/1980',
  email: 'anh@example.org',
  hasNoEmail: false,
  mobile: '0491 570 006',
};

/** One request for each channel that has every field its type knows. */
const samples: { [Channel in InvokeChannel]: Request<Channel> } = {
  'app:session': null,
  'app:connection': null,
  'settings:get': null,
  'settings:save': {
    ...FIRST_DESK_SETTINGS,
    deskName: 'Desk 1',
    practiceName: 'ABC Chiro',
    staffNames: ['Mia'],
    currentStaffName: 'Mia',
    appearance: 'dark',
    country: 'AU',
    keepsAddressOfFullMailbox: true,
    holdsBatchesFrom: 20,
  },
  'settings:check-mobile': { text: '0491 570 006' },
  'settings:set-appearance': { appearance: 'system' },
  'settings:set-current-staff': { name: 'Mia' },
  'messages:list': {
    batchId: null,
    search: 'status:bounced',
    quickFilter: 'waiting',
    sort: { column: 'created', isDescending: true },
    cursor: 'abc',
    limit: 100,
  },
  'messages:rows': { messageIds: [id] },
  'messages:item': { messageId: id },
  'messages:evidence': { messageId: id, sequence: 3 },
  'messages:copy-evidence': { messageId: id, sequence: 3 },
  'messages:cancel': { messageIds: [id] },
  'messages:send-now': { messageIds: [id] },
  'messages:send-again': { messageIds: [id] },
  'messages:set-handled': { messageIds: [id], isHandled: true, note: 'Called her' },
  'messages:resolve-unconfirmed': { messageId: id, answer: 'gone' },
  'messages:export-csv': { messageIds: [id], isMasked: true },
  'messages:copy-for-support': { messageId: id },
  'messages:save-pdf': { messageId: id },
  'batches:get': { batchId: id },
  'batches:events': { batchId: id },
  'batches:outcomes': { batchId: id },
  'batches:stop': { batchId: id },
  'batches:resume': { batchId: id },
  'batches:end-hold': { batchId: id },
  'batches:save-pdf': { batchId: id },
  'batches:list': { cursor: null, limit: 50 },
  'compose:choose-attachments': null,
  'compose:drop-attachment': { attachmentId: id },
  'compose:review': draft,
  'compose:preview': { draft, patientId: id },
  'compose:send-test': { draft, patientId: id, to: 'desk@example.org' },
  'compose:send': draft,
  'recipients:choose-table': null,
  'recipients:match': { tableId: id, mapping: ['email', null] },
  'recipients:drop-table': { tableId: id },
  'recipients:of-batch': { batchId: id, part: 'failed' },
  'patients:search': { text: 'ngu', limit: 20 },
  'patients:list': { text: 'ngu', isArchived: false, cursor: 'abc', limit: 100 },
  'patients:counts': null,
  'patients:rows': { patientIds: [id] },
  'patients:record': { patientId: id },
  'patients:check': { patientId: null, input: patient },
  'patients:create': patient,
  'patients:save': { patientId: id, changes: patient },
  'patients:set-consent': { patientId: id, purpose: 'Marketing', channel: 'email', choice: 'refused' },
  'patients:add-note': { patientId: id, text: 'Called her' },
  'patients:strike-note': { noteId: id, isStruck: true },
  'patients:messages': { patientId: id, cursor: null, limit: 100 },
  'patients:set-archived': { patientIds: [id], isArchived: true },
  'patients:merge': { keptId: id, otherId: id },
  'patients:export-csv': { text: '', isArchived: false, isMasked: true, patientIds: null },
  'documents:list': { patientId: id, cursor: null, limit: 100 },
  'documents:add': { patientId: id },
  'documents:set-removed': { documentId: id, isRemoved: true },
  'documents:attach': { documentId: id },
  'documents:save-copy': { documentId: id },
  'import:choose': null,
  'import:reread': { importId: id, encoding: 'windows-1252', delimiter: ';' },
  'import:check': { importId: id, mapping: ['familyName', null] },
  'import:run': { importId: id, mapping: ['fullName'], isSkippingBadRows: true },
  'import:cancel': { importId: id },
  'import:save-errors': { importId: id },
  'arrivals:arrive': { patientId: id },
  'arrivals:undo': { arrivalId: id },
  'arrivals:today': null,
  'stops:list': { patientId: id },
  'stops:handle': {
    stopId: id,
    answer: { kind: 'new-address', email: 'anh@example.org' },
    resendMessageIds: [id],
  },
  'stops:put-off': { stopId: id, reason: 'In a hurry' },
  'stops:undo-bounce': { stopId: id },
  'attention:list': null,
  'attention:decide-report': { reportId: id, isAboutMessage: null },
  'attention:decide-outage': { domain: 'example.org', reason: 'userunknown', isDead: true },
  'attention:handle-account': { accountId: id, about: 'tracking', isHandled: true, note: '' },
  'accounts:list': null,
  'accounts:add': { account, tracking },
  'accounts:save': { accountId: id, account },
  'accounts:remove': { accountId: id },
  'accounts:resume': { accountId: id },
  'accounts:test-connection': { accountId: id, account },
  'sms-accounts:add': { ...smsAccount, secret: null },
  'sms-accounts:save': { accountId: id, account: smsAccount },
  'sms-accounts:test': { accountId: null, account: smsAccount },
  'tracking:list': null,
  'tracking:save': { accountId: id, tracking },
  'tracking:test': { accountId: id, tracking: { ...tracking, password: { kind: 'same-as-sending' } } },
  'tracking:check-now': { accountId: id },
  'templates:list': null,
  'templates:get': { templateId: id },
  'templates:save': { templateId: null, template },
  'templates:duplicate': { templateId: id },
  'templates:set-removed': { templateId: id, isRemoved: true },
  'practice:set-up-real-account': { account, tracking: null },
  'outbox:list': null,
  'windows:open-item': { messageId: id },
  'windows:show-patient': { patientId: id },
  'windows:show-messages': { batchId: id, search: '' },
  'links:open': { url: 'https://clinic.example' },
  'startup:problem': null,
  'startup:choose': { choice: 'quit' },
};

const channels = Object.keys(samples) as InvokeChannel[];

function isTaken(channel: InvokeChannel, request: unknown): boolean {
  return requestSchemas[channel].safeParse(request).success;
}

describe('request schemas', () => {
  it.each(channels)('give %s on as it came', (channel) => {
    expect(requestSchemas[channel].parse(samples[channel])).toEqual(samples[channel]);
  });

  it.each(channels)('refuse %s with a field more, with a wrong form, and without its fields', (channel) => {
    const sample = samples[channel];
    const wrong: unknown[] = [
      undefined,
      0,
      'x',
      [],
      [sample],
      true,
      { unexpected: 1 },
      { ...sample, unexpected: 1 },
    ];
    if (sample !== null) wrong.push(null, {});
    expect(wrong.filter((request) => isTaken(channel, request))).toEqual([]);
  });

  it('refuse a prototype in disguise', () => {
    const hostile: unknown = JSON.parse(`{"messageId":"${id}","__proto__":{"isAdmin":true}}`);
    expect(isTaken('messages:item', hostile)).toBe(false);
  });

  it.each(['', 'x', '../../etc/passwd', `${id} `, `${id}\n`, "' OR 1=1 --", '%2e%2e', 7, null, {}])(
    'refuse %j as an id',
    (messageId) => {
      expect(isTaken('messages:item', { messageId })).toBe(false);
    },
  );

  it.each([
    ['ten thousand and one ids', 'messages:cancel', { messageIds: Array.from({ length: 10_001 }, () => id) }],
    ['no ids', 'messages:cancel', { messageIds: [] }],
    ['more than a page', 'batches:list', { cursor: null, limit: 501 }],
    ['half a row', 'batches:list', { cursor: null, limit: 1.5 }],
    ['an endless search', 'patients:search', { text: 'x'.repeat(1_001), limit: 1 }],
    ['an endless link', 'links:open', { url: 'x'.repeat(8_001) }],
    ['an endless name', 'patients:create', { ...patient, familyName: 'x'.repeat(1_001) }],
    ['an endless note', 'patients:add-note', { patientId: id, text: 'x'.repeat(20_001) }],
    ['a column that holds what no record has', 'import:check', { importId: id, mapping: ['password'] }],
    [
      'an answer that nobody can give',
      'stops:handle',
      { stopId: id, answer: { kind: 'delete' }, resendMessageIds: [] },
    ],
    [
      'a password that is not chosen',
      'tracking:test',
      { accountId: id, tracking: { ...tracking, password: 'x' } },
    ],
    [
      'a word for an SMS status that there is not',
      'sms-accounts:add',
      {
        ...smsAccount,
        sms: {
          ...smsAccount.sms,
          generic: {
            ...smsAccount.sms.generic,
            status: { ...smsRequest, statusAt: 'state', words: { done: 'read' } },
          },
        },
      },
    ],
    [
      'two hundred and one headers',
      'sms-accounts:test',
      {
        accountId: null,
        account: {
          ...smsAccount,
          sms: {
            ...smsAccount.sms,
            generic: {
              ...smsAccount.sms.generic,
              send: {
                ...smsRequest,
                headers: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [n, ''])),
              },
            },
          },
        },
      },
    ],
    ['a time that is none', 'compose:send', { ...draft, notAfter: Number.NaN }],
    ['a time before 1970', 'compose:send', { ...draft, notAfter: -1 }],
    ['a time past the calendar', 'compose:send', { ...draft, notAfter: 8.65e15 }],
    ['an unknown block', 'compose:send', { ...draft, body: { blocks: [{ kind: 'html', html: '<p>' }] } }],
    [
      'a list in a list',
      'compose:send',
      { ...draft, body: { blocks: [{ kind: 'bullets', items: [[[]]] }] } },
    ],
    ['HTML for a body', 'compose:send', { ...draft, body: '<p>Dear Anh</p>' }],
    [
      'two million characters',
      'compose:send',
      { ...draft, body: { blocks: [{ kind: 'paragraph', spans: [{ text: 'x'.repeat(2_000_001) }] }] } },
    ],
    [
      'a hundred thousand and one pieces',
      'compose:review',
      {
        ...draft,
        body: {
          blocks: [{ kind: 'paragraph', spans: Array.from({ length: 100_001 }, () => ({ text: '' })) }],
        },
      },
    ],
  ] as const)('refuse %s', (_name, channel, request) => {
    expect(isTaken(channel, request)).toBe(false);
  });

  it.each([
    ['a line break in the subject', { ...draft, subject: 'Invoice\r\nBcc: all@example.org' }],
    ['a subject that is too long', { ...draft, subject: 'x'.repeat(SUBJECT_LIMIT + 1) }],
    ['too many recipients', { ...draft, patientIds: Array.from({ length: RECIPIENT_LIMIT + 1 }, () => id) }],
    ['no recipient', { ...draft, patientIds: [] }],
  ])('leave %s to the domain, which has words for it', (_name, request) => {
    expect(isTaken('compose:review', request)).toBe(true);
  });
});
