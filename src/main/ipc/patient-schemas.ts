import { z } from 'zod';
import { CHANNELS, PURPOSES } from '../../shared/domain/message';
import {
  IMPORT_DELIMITERS,
  IMPORT_ENCODINGS,
  IMPORT_FIELDS,
  IMPORT_LIMIT_COLUMNS,
} from '../../shared/domain/patient-import';
import { cursor, id, ids, limit, longText, nothing, onePatient, shortText } from './schema-parts';

const input = z.strictObject({
  familyName: shortText,
  givenName: shortText,
  dateOfBirth: shortText,
  email: shortText,
  hasNoEmail: z.boolean(),
  mobile: shortText,
});
const oneDocument = z.strictObject({ documentId: id });
const oneImport = z.strictObject({ importId: id });
export const mapping = z.array(z.enum(IMPORT_FIELDS).nullable()).max(IMPORT_LIMIT_COLUMNS);
const patientPage = z.strictObject({ patientId: id, cursor, limit });
const listText = z.strictObject({ text: shortText, isArchived: z.boolean() });

/** What requests about patients, their documents and their import must look like. */
export const patientSchemas = {
  'patients:search': z.strictObject({ text: shortText, limit }),
  'patients:list': listText.extend({ cursor, limit }),
  'patients:counts': nothing,
  'patients:rows': z.strictObject({ patientIds: z.array(id).max(10_000) }),
  'patients:record': onePatient,
  'patients:check': z.strictObject({ patientId: id.nullable(), input }),
  'patients:create': input,
  'patients:save': z.strictObject({ patientId: id, changes: input.partial() }),
  'patients:set-consent': z.strictObject({
    patientId: id,
    purpose: z.enum(PURPOSES),
    channel: z.enum(CHANNELS),
    choice: z.enum(['given', 'refused', 'not-asked']),
  }),
  'patients:add-note': z.strictObject({ patientId: id, text: longText }),
  'patients:strike-note': z.strictObject({ noteId: id, isStruck: z.boolean() }),
  'patients:messages': patientPage,
  'patients:set-archived': z.strictObject({ patientIds: ids, isArchived: z.boolean() }),
  'patients:merge': z.strictObject({ keptId: id, otherId: id }),
  'patients:export-csv': listText.extend({ isMasked: z.boolean(), patientIds: ids.nullable() }),
  'documents:list': patientPage,
  'documents:add': onePatient,
  'documents:set-removed': oneDocument.extend({ isRemoved: z.boolean() }),
  'documents:attach': oneDocument,
  'documents:save-copy': oneDocument,
  'import:choose': nothing,
  'import:reread': oneImport.extend({
    encoding: z.enum(IMPORT_ENCODINGS).nullable(),
    delimiter: z.enum(IMPORT_DELIMITERS).nullable(),
  }),
  'import:check': oneImport.extend({ mapping }),
  'import:run': oneImport.extend({ mapping, isSkippingBadRows: z.boolean() }),
  'import:cancel': oneImport,
  'import:save-errors': oneImport,
} as const;
