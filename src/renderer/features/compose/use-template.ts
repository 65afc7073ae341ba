import { toPlainText } from '../../../shared/domain/rich-text';
import type { Template } from '../../../shared/domain/template';
import type { ComposeStore } from './compose-state';
import type { Draft } from './draft';

/** Whether a template would take the place of something that was written. */
export function isWrittenIn({ subject, body }: Pick<Draft, 'subject' | 'body'>): boolean {
  return subject.trim() !== '' || toPlainText(body) !== '';
}

/** Puts a template's text in the place of the draft's. Recipients, files and times stay. */
export function fillFrom(
  { subject, body, purpose }: Pick<Template, 'subject' | 'body' | 'purpose'>,
  store: ComposeStore,
): void {
  store.getState().change({ subject, body, purpose });
  // The editor has the text from its start on: it starts anew.
  store.setState(({ draftNumber }) => ({ draftNumber: draftNumber + 1 }));
}
