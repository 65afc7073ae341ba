import { toPlainText } from '../../../shared/domain/rich-text';
import type { Template } from '../../../shared/domain/template';
import type { ComposeStore } from './compose-state';
import type { Draft } from './draft';

/** Whether a template would take the place of something that was written. */
export function isWrittenIn({
  channel,
  subject,
  body,
}: Pick<Draft, 'channel' | 'subject' | 'body'>): boolean {
  return (channel === 'email' && subject.trim() !== '') || toPlainText(body) !== '';
}

/** Puts a template's text in the place of the draft's. Recipients, files and times stay. */
export function fillFrom(
  { channel, subject, body, purpose }: Pick<Template, 'channel' | 'subject' | 'body' | 'purpose'>,
  store: ComposeStore,
): void {
  // The template of an SMS has no subject to take the place of the one that is kept.
  store.getState().change({ body, purpose, ...(channel === 'email' && { subject }) });
  // The editor has the text from its start on: it starts anew.
  store.setState(({ draftNumber }) => ({ draftNumber: draftNumber + 1 }));
}
