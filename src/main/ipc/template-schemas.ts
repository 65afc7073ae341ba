import { z } from 'zod';
import { BODY_LIMIT, SUBJECT_LIMIT } from '../../shared/domain/draft';
import { CHANNELS, PURPOSES } from '../../shared/domain/message';
import { richTextSchema } from './rich-text-schema';
import { id, nothing, shortText } from './schema-parts';

const oneTemplate = z.strictObject({ templateId: id });

const template = z.strictObject({
  name: shortText,
  channel: z.enum(CHANNELS),
  purpose: z.enum(PURPOSES),
  subject: z.string().max(20 * SUBJECT_LIMIT),
  body: richTextSchema(2 * BODY_LIMIT),
});

/** What requests about templates must look like. */
export const templateSchemas = {
  'templates:list': nothing,
  'templates:get': oneTemplate,
  'templates:save': z.strictObject({ templateId: id.nullable(), template }),
  'templates:duplicate': oneTemplate,
  'templates:set-removed': oneTemplate.extend({ isRemoved: z.boolean() }),
} as const;
