import { z } from 'zod';
import { BATCH_PARTS } from '../../shared/domain/recipients';
import { mapping } from './patient-schemas';
import { id, nothing } from './schema-parts';

const oneTable = z.strictObject({ tableId: id });

/** What requests about the recipients of a draft must look like. */
export const recipientSchemas = {
  'recipients:choose-table': nothing,
  'recipients:match': oneTable.extend({ mapping }),
  'recipients:drop-table': oneTable,
  'recipients:of-batch': z.strictObject({ batchId: id, part: z.enum(BATCH_PARTS) }),
} as const;
