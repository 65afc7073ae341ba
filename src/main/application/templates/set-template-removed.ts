import { freeName } from '../../../shared/domain/template';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** Takes a template out of the list, or puts it back: under another name where its own has been given away meanwhile. */
export function setTemplateRemoved(
  ports: Pick<Ports, 'clock' | 'templates' | 'transaction'>,
  templateId: string,
  isRemoved: boolean,
): void {
  ports.transaction.run(() => {
    const stored = ports.templates.template(templateId);
    if (stored === null) throw new UseCaseError('not-found', 'There is no such template.');
    const { removedAt, ...template } = stored;
    if ((removedAt !== null) === isRemoved) return;
    if (!isRemoved) ports.templates.save({ ...template, name: freeName(template, ports.templates.list()) });
    ports.templates.setRemoved(templateId, isRemoved ? ports.clock.now() : null);
  });
}
