import type { MappingProblem } from '../../../shared/domain/import-mapping';
import {
  IMPORT_LIMIT_BYTES,
  IMPORT_LIMIT_COLUMNS,
  type ImportDelimiter,
  type ImportEncoding,
  type ImportRefusal,
} from '../../../shared/domain/patient-import';
import { numberWords, sizeWords } from '../../shared/words/numbers';

export const ENCODING_CHOICES = [
  { value: 'utf-8', words: 'UTF-8' },
  { value: 'windows-1252', words: 'Windows-1252 (Western European)' },
  { value: 'utf-16le', words: 'UTF-16' },
] as const satisfies { value: ImportEncoding; words: string }[];

export const DELIMITER_CHOICES = [
  { value: ',', words: 'Comma' },
  { value: ';', words: 'Semicolon' },
  { value: '\t', words: 'Tab' },
] as const satisfies { value: ImportDelimiter; words: string }[];

export const REFUSAL_WORDS = {
  'too-large': {
    meaning: `It is larger than ${sizeWords(IMPORT_LIMIT_BYTES)}.`,
    advice: 'Save it as several files and import one after the other.',
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
    advice: 'Save a file with the columns of the patients only.',
  },
} as const satisfies Record<ImportRefusal, { meaning: string; advice: string }>;

export const MAPPING_PROBLEM_WORDS = {
  'no-name': 'Choose the column that holds the name.',
  'field-twice': 'Two columns hold the same. Leave one of them out.',
  'two-kinds-of-name': 'Choose either the full name or its parts.',
} as const satisfies Record<MappingProblem, string>;
