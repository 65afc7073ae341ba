import {
  IMPORT_LIMIT_BYTES,
  IMPORT_LIMIT_COLUMNS,
  type ImportRefusal,
} from '../../../shared/domain/patient-import';
import { numberWords, sizeWords } from './numbers';

/** Why a chosen CSV file is not taken. */
export const REFUSAL_WORDS = {
  'too-large': {
    meaning: `It is larger than ${sizeWords(IMPORT_LIMIT_BYTES)}.`,
    advice: 'Save it as smaller files and take one at a time.',
  },
  unreadable: {
    meaning: 'It cannot be opened.',
    advice: 'Close it in other programs, then choose it again.',
  },
  empty: { meaning: 'There is nothing in it.', advice: 'Choose another file.' },
  'not-text': {
    meaning: 'It is not a text file with columns.',
    advice: 'In the program it comes from, save it as CSV. Then choose that file.',
  },
  'too-many-columns': {
    meaning: `It has more than ${numberWords(IMPORT_LIMIT_COLUMNS)} columns.`,
    advice: 'Leave out columns that are not needed.',
  },
} as const satisfies Record<ImportRefusal, { meaning: string; advice: string }>;
