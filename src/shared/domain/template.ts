import { BODY_LIMIT, SUBJECT_LIMIT } from './draft';
import { isHeaderSafe } from './header-text';
import type { Channel, Purpose } from './message';
import { plainRichText, toPlainText, type RichText } from './rich-text';
import { fold } from './search-words';

/** A text that is sent often, with merge fields. */
export interface TemplateInput {
  name: string;
  channel: Channel;
  purpose: Purpose;
  /** Empty for an SMS. */
  subject: string;
  /** Without formatting for an SMS. */
  body: RichText;
}

export interface Template extends TemplateInput {
  id: string;
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** A template as lists show it. */
export type TemplateRow = Omit<Template, 'body'>;

export type TemplateProblem =
  | 'name-empty'
  | 'name-too-long'
  | 'name-taken'
  | 'subject-line-break'
  | 'subject-too-long'
  | 'body-empty'
  | 'body-too-long';

export const TEMPLATE_NAME_LIMIT = 100;

interface TemplateRule {
  problem: TemplateProblem;
  isBroken: (template: WrittenTemplate, others: readonly TemplateName[]) => boolean;
}

type TemplateName = Pick<Template, 'name' | 'channel'>;
/** Any purpose will do. */
type WrittenTemplate = Omit<TemplateInput, 'purpose'>;

const TEMPLATE_RULES: readonly TemplateRule[] = [
  { problem: 'name-empty', isBroken: ({ name }) => name.trim() === '' },
  { problem: 'name-too-long', isBroken: ({ name }) => name.trim().length > TEMPLATE_NAME_LIMIT },
  { problem: 'name-taken', isBroken: (template, others) => isTaken(template, others) },
  { problem: 'subject-line-break', isBroken: ({ subject }) => !isHeaderSafe(subject) },
  { problem: 'subject-too-long', isBroken: ({ subject }) => subject.length > SUBJECT_LIMIT },
  { problem: 'body-empty', isBroken: ({ body }) => toPlainText(body) === '' },
  { problem: 'body-too-long', isBroken: ({ body }) => toPlainText(body).length > BODY_LIMIT },
];

/**
 * What keeps a template from being kept; empty when nothing does. A broken merge field does not: half a template can be
 * finished tomorrow, and nothing is sent with one.
 * @param others all other templates
 */
export function templateProblems(
  template: WrittenTemplate,
  others: readonly TemplateName[],
): TemplateProblem[] {
  return TEMPLATE_RULES.filter((rule) => rule.isBroken(template, others)).map((rule) => rule.problem);
}

/** A template as it is kept: its name without spaces around it, an SMS without subject and formatting. */
export function keptTemplate(template: TemplateInput): TemplateInput {
  const { channel, purpose, body } = template;
  const name = template.name.replace(/\s+/g, ' ').trim();
  if (channel === 'email') return { name, channel, purpose, subject: template.subject.trim(), body };
  return { name, channel, purpose, subject: '', body: plainRichText(toPlainText(body)) };
}

/** The name itself where it is free, otherwise with the first number that makes it so: "Recall (2)". */
export function freeName(wanted: TemplateName, others: readonly TemplateName[]): string {
  if (!isTaken(wanted, others)) return wanted.name;
  const numbered = /^(.*) \((\d{1,6})\)$/su.exec(wanted.name);
  const stem = numbered?.[1] ?? wanted.name;
  for (let number = 2; ; number += 1) {
    const ending = ` (${String(number)})`;
    const name = `${stem.slice(0, TEMPLATE_NAME_LIMIT - ending.length).trimEnd()}${ending}`;
    if (!isTaken({ ...wanted, name }, others)) return name;
  }
}

/** An e-mail and an SMS may have one name; two of a kind that differ in case or accents only may not. */
function isTaken({ name, channel }: TemplateName, others: readonly TemplateName[]): boolean {
  const key = nameKey(name);
  return others.some((other) => other.channel === channel && nameKey(other.name) === key);
}

function nameKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}
