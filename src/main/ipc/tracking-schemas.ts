import { z } from 'zod';
import { SECURITIES } from '../../shared/domain/account';
import { id, nothing, shortText } from './schema-parts';

export const tracking = z.strictObject({
  settings: z.strictObject({
    host: shortText,
    port: z.number(),
    security: z.enum(SECURITIES),
    user: shortText,
    folder: shortText,
    sentFolder: shortText.nullable(),
    hasPlusAddresses: z.boolean(),
    isAskingForReceipts: z.boolean(),
  }),
  password: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('keep') }),
    z.strictObject({ kind: z.literal('same-as-sending') }),
    z.strictObject({ kind: z.literal('typed'), text: shortText }),
  ]),
  isUnprotectedAllowed: z.boolean(),
});

/** What requests about the reading of mailboxes must look like. */
export const trackingSchemas = {
  'tracking:list': nothing,
  'tracking:save': z.strictObject({ accountId: id, tracking: tracking.nullable() }),
  'tracking:test': z.strictObject({ accountId: id.nullable(), tracking }),
  'tracking:check-now': z.strictObject({ accountId: id }),
} as const;
