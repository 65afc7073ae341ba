import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { TemplateRow } from '../../../shared/domain/template';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { FailureNote } from '../../shared/ui/ErrorNote';
import type { ComposeStore } from './compose-state';
import { fillFrom, isWrittenIn } from './use-template';

/** Begins the message with a template; there is nothing to see where there is no template. */
export function TemplateChoice({ store }: { store: ComposeStore }) {
  const { rows, failure, fill } = useTemplates(store);
  const [asked, setAsked] = useState<TemplateRow | null>(null);
  const choose = (templateId: string): void => {
    const row = rows.find(({ id }) => id === templateId);
    if (row === undefined) return;
    if (isWrittenIn(store.getState().draft)) setAsked(row);
    else void fill(row);
  };
  if (rows.length === 0 && failure === null) return null;
  return (
    <>
      <ChoiceField
        label="Template"
        value={null}
        choices={rows.map(({ id, name }) => ({ value: id, words: name }))}
        empty="Begin with a template"
        onChange={choose}
      />
      {failure !== null && <FailureNote happened="The template cannot be used." failure={failure} />}
      <ConfirmDialog
        isOpen={asked !== null}
        title="Replace what you have written?"
        confirmLabel="Replace"
        cancelLabel="Keep it"
        onConfirm={() => {
          setAsked(null);
          if (asked !== null) void fill(asked);
        }}
        onClose={() => {
          setAsked(null);
        }}
      >
        <p>
          {asked?.channel === 'sms'
            ? 'The text gives way to that'
            : 'The subject and the text give way to those'}{' '}
          of “{asked?.name}”. Recipients and attachments stay as they are.
        </p>
      </ConfirmDialog>
    </>
  );
}

/** Those of the channel. */
function useTemplates(store: ComposeStore) {
  const channel = useStore(store, (state) => state.draft.channel);
  const [all, setAll] = useState<readonly TemplateRow[]>([]);
  const rows = all.filter((template) => template.channel === channel);
  const [failure, setFailure] = useState<BridgeFailure | null>(null);
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      try {
        const found = await ask('templates:list', null);
        if (!isGone) setAll(found);
      } catch (thrown) {
        if (!isGone) setFailure(asFailure(thrown));
      }
    };
    void read();
    return () => {
      isGone = true;
    };
  }, []);
  const fill = async ({ id }: TemplateRow): Promise<void> => {
    try {
      setFailure(null);
      fillFrom(await ask('templates:get', { templateId: id }), store);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  };
  return { rows, failure, fill };
}
