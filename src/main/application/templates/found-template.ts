import type { Template } from '../../../shared/domain/template';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** A template that has not been removed. */
export function foundTemplate({ templates }: Pick<Ports, 'templates'>, templateId: string): Template {
  const stored = templates.template(templateId);
  if (stored === null || stored.removedAt !== null) {
    throw new UseCaseError('not-found', 'The template has been removed.');
  }
  const { id, name, channel, purpose, subject, body, createdAt, createdBy, updatedAt, updatedBy } = stored;
  return { id, name, channel, purpose, subject, body, createdAt, createdBy, updatedAt, updatedBy };
}
