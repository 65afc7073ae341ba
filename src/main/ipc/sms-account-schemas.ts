import { z } from 'zod';
import { SMS_DRIVERS, SMS_PROVIDER_STATUSES } from '../../shared/domain/sms-account';
import { id, longText, shortText } from './schema-parts';

const MOST_PAIRS = 200;

const pairs = <Value extends z.ZodType>(value: Value) =>
  z.record(shortText, value).refine((record) => Object.keys(record).length <= MOST_PAIRS);

const requestShape = {
  method: z.enum(['GET', 'POST', 'PUT']),
  url: shortText,
  headers: pairs(shortText),
  body: longText,
  bodyType: z.enum(['application/json', 'application/x-www-form-urlencoded']),
};

const generic = z.strictObject({
  preset: shortText.nullable(),
  send: z.strictObject(requestShape),
  answer: z.strictObject({ idAt: shortText.nullable(), errorAt: shortText.nullable() }),
  login: z.strictObject({ ...requestShape, tokenAt: shortText, validForMs: z.number() }).nullable(),
  status: z
    .strictObject({ ...requestShape, statusAt: shortText, words: pairs(z.enum(SMS_PROVIDER_STATUSES)) })
    .nullable(),
});

const gateway = z.strictObject({
  emailAccountId: id,
  addressPattern: shortText,
  numberForm: z.enum(['e164', 'digits', 'national']),
  subject: shortText,
  endMark: shortText,
});

const account = z.strictObject({
  name: shortText,
  user: shortText,
  secret: shortText.nullable(),
  messagesPerMinute: z.number(),
  sms: z.strictObject({
    driver: z.enum(SMS_DRIVERS),
    baseUrl: shortText,
    senderId: shortText.nullable(),
    isSenderIdRegistered: z.boolean(),
    generic: generic.nullable(),
    gateway: gateway.nullable(),
  }),
  isUnprotectedAllowed: z.boolean(),
});

/** What requests about accounts that send SMS must look like. */
export const smsAccountSchemas = {
  'sms-accounts:add': account,
  'sms-accounts:save': z.strictObject({ accountId: id, account }),
  'sms-accounts:test': z.strictObject({ accountId: id.nullable(), account }),
} as const;
