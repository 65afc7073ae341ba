import { z } from 'zod';
import { ACCOUNT_TROUBLES } from '../../shared/domain/attention';
import { id, longText, nothing, onePatient, shortText } from './schema-parts';

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new-address'), email: shortText }),
  z.strictObject({ kind: z.literal('no-email') }),
  z.strictObject({ kind: z.literal('keep-address') }),
]);

/** What requests about arrivals, arrival stops and what needs attention must look like. */
export const deskSchemas = {
  'arrivals:arrive': onePatient,
  'arrivals:undo': z.strictObject({ arrivalId: id }),
  'arrivals:today': nothing,
  'stops:list': onePatient,
  'stops:handle': z.strictObject({ stopId: id, answer, resendMessageIds: z.array(id).max(1_000) }),
  'stops:put-off': z.strictObject({ stopId: id, reason: longText }),
  'stops:undo-bounce': z.strictObject({ stopId: id }),
  'attention:list': nothing,
  'attention:decide-report': z.strictObject({ reportId: id, isAboutMessage: z.boolean().nullable() }),
  'attention:decide-outage': z.strictObject({ domain: shortText, reason: shortText, isDead: z.boolean() }),
  'attention:handle-account': z.strictObject({
    accountId: id,
    about: z.enum(ACCOUNT_TROUBLES),
    isHandled: z.boolean(),
    note: longText,
  }),
} as const;
