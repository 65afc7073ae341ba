import {
  keptTemplate,
  templateProblems,
  type Template,
  type TemplateInput,
} from '../../../shared/domain/template';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { foundTemplate } from './found-template';

/**
 * Keeps a new template, or a changed one.
 * @param templateId null: a new one
 * @param by who is at the desk
 */
export function saveTemplate(
  ports: Pick<Ports, 'chance' | 'clock' | 'templates' | 'transaction'>,
  templateId: string | null,
  input: TemplateInput,
  by: string,
): Template {
  return ports.transaction.run(() => {
    const kept = keptTemplate(input);
    const others = ports.templates.list().filter(({ id }) => id !== templateId);
    const problems = templateProblems(kept, others);
    if (problems.length > 0) {
      throw new UseCaseError('invalid-input', `The template cannot be saved: ${problems.join(', ')}.`);
    }
    const now = ports.clock.now();
    const before =
      templateId === null
        ? { id: ports.chance.newId(), createdAt: now, createdBy: by }
        : foundTemplate(ports, templateId);
    const { id, createdAt, createdBy } = before;
    const template = { ...kept, id, createdAt, createdBy, updatedAt: now, updatedBy: by };
    ports.templates.save(template);
    return template;
  });
}
