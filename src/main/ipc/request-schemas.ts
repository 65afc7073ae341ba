import { z } from 'zod';
import { SECURITIES } from '../../shared/domain/account';
import { OUTCOME_FILTERS } from '../../shared/domain/batch-outcome';
import { APPEARANCES, FEWEST_HELD, MOST_HELD } from '../../shared/domain/desk-settings';
import { BODY_LIMIT, RECIPIENT_LIMIT, SUBJECT_LIMIT } from '../../shared/domain/draft';
import { CHANNELS, PURPOSES } from '../../shared/domain/message';
import { QUICK_FILTERS, SORT_COLUMNS } from '../../shared/domain/message-search';
import type { InvokeChannel, Request } from '../../shared/ipc/contract';
import { deskSchemas } from './desk-schemas';
import { patientSchemas } from './patient-schemas';
import { recipientSchemas } from './recipient-schemas';
import { richTextSchema } from './rich-text-schema';
import { smsAccountSchemas } from './sms-account-schemas';
import { templateSchemas } from './template-schemas';
import { tracking, trackingSchemas } from './tracking-schemas';
import { cursor, id, ids, limit, longText, nothing, onePatient, shortText, time } from './schema-parts';

const oneMessage = z.strictObject({ messageId: id });
const oneLine = z.strictObject({ messageId: id, sequence: z.int().min(0) });
const someMessages = z.strictObject({ messageIds: ids });
const oneBatch = z.strictObject({ batchId: id });
const oneAccount = z.strictObject({ accountId: id });

const minuteOfDay = z.int().min(0).max(1_439);

const draft = z.strictObject({
  channel: z.enum(CHANNELS),
  accountId: id,
  purpose: z.enum(PURPOSES),
  patientIds: z.array(id).max(2 * RECIPIENT_LIMIT),
  subject: z.string().max(20 * SUBJECT_LIMIT),
  body: richTextSchema(2 * BODY_LIMIT),
  attachmentIds: z.array(id).max(1_000),
  tableId: id.nullable(),
  isJoiningHouseholds: z.boolean(),
  scheduledFor: time,
  notAfter: time,
});

const account = z.strictObject({
  settings: z.strictObject({
    name: shortText,
    host: shortText,
    port: z.number(),
    security: z.enum(SECURITIES),
    user: shortText.nullable(),
    fromName: shortText,
    fromAddress: shortText,
    replyTo: shortText.nullable(),
    messagesPerMinute: z.number(),
    messagesPerMinutePerDomain: z.number().nullable(),
  }),
  password: shortText.nullable(),
  isUnprotectedAllowed: z.boolean(),
});

const newAccount = z.strictObject({ account, tracking: tracking.nullable() });

/** What each request must look like. Unknown fields are refused, not dropped. */
export const requestSchemas = {
  'app:session': nothing,
  'app:connection': nothing,
  'settings:get': nothing,
  'settings:save': z.strictObject({
    deskName: shortText,
    practiceName: shortText,
    staffNames: z.array(shortText).max(1_000),
    currentStaffName: shortText,
    appearance: z.enum(APPEARANCES),
    country: z.string().length(2),
    keepsAddressOfFullMailbox: z.boolean(),
    holdsBatchesFrom: z.int().min(FEWEST_HELD).max(MOST_HELD).nullable(),
    smsHours: z.strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay }),
    consentNeededFor: z.array(z.enum(PURPOSES)).max(PURPOSES.length),
    practicePhone: shortText,
    practiceAddress: shortText,
    testEmail: shortText,
    testMobile: shortText,
  }),
  'settings:check-mobile': z.strictObject({ text: shortText }),
  'settings:set-appearance': z.strictObject({ appearance: z.enum(APPEARANCES) }),
  'settings:set-current-staff': z.strictObject({ name: shortText }),
  'messages:list': z.strictObject({
    batchId: id.nullable(),
    search: shortText,
    quickFilter: z.enum([...QUICK_FILTERS, ...OUTCOME_FILTERS]).nullable(),
    sort: z.strictObject({ column: z.enum(SORT_COLUMNS), isDescending: z.boolean() }),
    cursor,
    limit,
  }),
  'messages:rows': z.strictObject({ messageIds: z.array(id).max(10_000) }),
  'messages:item': oneMessage,
  'messages:evidence': oneLine,
  'messages:copy-evidence': oneLine,
  'messages:cancel': someMessages,
  'messages:send-now': someMessages,
  'messages:send-again': someMessages,
  'messages:set-handled': z.strictObject({ messageIds: ids, isHandled: z.boolean(), note: longText }),
  'messages:resolve-unconfirmed': z.strictObject({ messageId: id, answer: z.enum(['gone', 'not-gone']) }),
  'messages:export-csv': someMessages.extend({ isMasked: z.boolean() }),
  'messages:copy-for-support': oneMessage,
  'messages:save-pdf': oneMessage,
  'batches:list': z.strictObject({ cursor, limit }),
  'batches:get': oneBatch,
  'batches:events': oneBatch,
  'batches:outcomes': oneBatch,
  'batches:stop': oneBatch,
  'batches:resume': oneBatch,
  'batches:end-hold': oneBatch,
  'batches:save-pdf': oneBatch,
  'compose:choose-attachments': nothing,
  'compose:drop-attachment': z.strictObject({ attachmentId: id }),
  'compose:review': draft,
  'compose:preview': z.strictObject({ draft, patientId: id }),
  'compose:send-test': z.strictObject({ draft, patientId: id, to: shortText.nullable() }),
  'compose:send': draft,
  ...recipientSchemas,
  ...patientSchemas,
  ...deskSchemas,
  'accounts:list': nothing,
  'accounts:add': newAccount,
  'accounts:save': z.strictObject({ accountId: id, account }),
  'accounts:remove': oneAccount,
  'accounts:resume': oneAccount,
  'accounts:test-connection': z.strictObject({ accountId: id.nullable(), account }),
  ...smsAccountSchemas,
  ...trackingSchemas,
  ...templateSchemas,
  'practice:set-up-real-account': newAccount,
  'outbox:list': nothing,
  'windows:open-item': oneMessage,
  'windows:show-messages': z.strictObject({ batchId: id.nullable(), search: shortText }),
  'windows:show-patient': onePatient,
  'links:open': z.strictObject({ url: z.string().min(1).max(8_000) }),
  'startup:problem': nothing,
  'startup:choose': z.strictObject({ choice: z.enum(['try-again', 'restore-backup', 'show-file', 'quit']) }),
} as const satisfies { [Channel in InvokeChannel]: z.ZodType<Request<Channel>> };
