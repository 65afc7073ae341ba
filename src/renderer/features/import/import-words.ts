import type { MappingProblem } from '../../../shared/domain/import-mapping';
import type { ImportDelimiter, ImportEncoding } from '../../../shared/domain/patient-import';

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

export const MAPPING_PROBLEM_WORDS = {
  'no-name': 'Choose the column that holds the name.',
  'field-twice': 'Two columns hold the same. Leave one of them out.',
  'two-kinds-of-name': 'Choose either the full name or its parts.',
} as const satisfies Record<MappingProblem, string>;
