import { freeName, type Template } from '../../../shared/domain/template';
import type { Ports } from '../ports';
import { foundTemplate } from './found-template';
import { saveTemplate } from './save-template';

/** Makes a copy of a template with a name that is free. */
export function duplicateTemplate(
  ports: Pick<Ports, 'chance' | 'clock' | 'templates' | 'transaction'>,
  templateId: string,
  by: string,
): Template {
  const { name, channel, purpose, subject, body } = foundTemplate(ports, templateId);
  const copy = { name: freeName({ name, channel }, ports.templates.list()), channel, purpose, subject, body };
  return saveTemplate(ports, null, copy, by);
}
