import type { InvokeChannel } from '../../shared/ipc/contract';
import { duplicateTemplate } from '../application/templates/duplicate-template';
import { foundTemplate } from '../application/templates/found-template';
import { saveTemplate } from '../application/templates/save-template';
import { setTemplateRemoved } from '../application/templates/set-template-removed';
import { act, type HandlingDesk } from './handling-desk';
import type { Handlers } from './register-handlers';

type TemplateChannel = Extract<InvokeChannel, `templates:${string}`>;

/** Requests about the texts that are sent often. */
export function templateHandlers({ ports, staffName }: HandlingDesk): Pick<Handlers, TemplateChannel> {
  return {
    'templates:list': () => ports().templates.list(),
    'templates:get': ({ templateId }) => foundTemplate(ports(), templateId),
    'templates:save': ({ templateId, template }) => saveTemplate(ports(), templateId, template, staffName()),
    'templates:duplicate': ({ templateId }) => duplicateTemplate(ports(), templateId, staffName()),
    'templates:set-removed': act(({ templateId, isRemoved }) => {
      setTemplateRemoved(ports(), templateId, isRemoved);
    }),
  };
}
