import { SUBJECT_LIMIT } from '../../../shared/domain/draft';
import {
  TEMPLATE_NAME_LIMIT,
  type TemplateInput,
  type TemplateProblem,
} from '../../../shared/domain/template';
import { numberWords } from '../../shared/words/numbers';

type TemplateField = 'name' | 'purpose' | 'subject' | 'body';
export type TemplateFieldProblems = Partial<Record<TemplateField, string>>;

const PROBLEM_WORDS = {
  'name-empty': { field: 'name', words: 'Give the template a name.' },
  'name-too-long': {
    field: 'name',
    words: `A name has at most ${numberWords(TEMPLATE_NAME_LIMIT)} characters.`,
  },
  'name-taken': { field: 'name', words: 'Another template has this name.' },
  'subject-line-break': { field: 'subject', words: 'A subject is one line.' },
  'subject-too-long': {
    field: 'subject',
    words: `A subject has at most ${numberWords(SUBJECT_LIMIT)} characters.`,
  },
  'body-empty': { field: 'body', words: 'Write the text.' },
  'body-too-long': { field: 'body', words: 'The text is too long to be sent.' },
} as const satisfies Record<TemplateProblem, { field: TemplateField; words: string }>;

/** Problems at their fields, the first of each. */
export function templateFieldProblems(problems: readonly TemplateProblem[]): TemplateFieldProblems {
  const found: TemplateFieldProblems = {};
  for (const problem of problems) {
    const { field, words } = PROBLEM_WORDS[problem];
    found[field] ??= words;
  }
  return found;
}

export const CHANNEL_WORDS = { email: 'E-mail', sms: 'SMS' } as const satisfies Record<
  TemplateInput['channel'],
  string
>;
