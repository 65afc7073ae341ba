import { Button } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { PURPOSES } from '../../../shared/domain/message';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { TextField } from '../../shared/ui/TextField';
import { TemplateBody } from './TemplateBody';
import { TemplatePreview } from './TemplatePreview';
import { SubjectField } from './SubjectField';
import classes from './Templates.module.css';
import { hasUnsaved, type TemplateEditing, type TemplatesStore } from './templates-store';

interface TemplateEditorProps {
  store: TemplatesStore;
  editing: TemplateEditing;
}

/** One template: its text, and beside it what a patient would get. */
export function TemplateEditor({ store, editing }: TemplateEditorProps) {
  const { isBusy, trouble } = useStore(store);
  const [isAsking, setIsAsking] = useState(false);
  const { input, problems, id } = editing;
  const { change, save, close } = store.getState();
  const isUnsaved = hasUnsaved(editing);
  const kind = input.channel === 'email' ? 'e-mail' : 'SMS';
  return (
    <div className={classes.editor}>
      <div className={classes.fields}>
        <h2 className={classes.title}>{id === null ? `New ${kind} template` : `Edit ${kind} template`}</h2>
        {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
        <TextField
          label="Name"
          problem={problems.name ?? null}
          data-autofocus
          value={input.name}
          onChange={(name) => {
            change({ name });
          }}
        />
        <ChoiceField
          label="Purpose"
          problem={problems.purpose ?? null}
          empty="Choose what it is about"
          value={input.purpose}
          choices={PURPOSES.map((value) => ({ value, words: value }))}
          onChange={(purpose) => {
            change({ purpose });
          }}
        />
        {input.channel === 'email' && <SubjectField store={store} editing={editing} />}
        <TemplateBody store={store} editing={editing} />
        <div className={classes.buttons}>
          <Button loading={isBusy} disabled={!isUnsaved} onClick={() => void save()}>
            Save
          </Button>
          <Button
            variant="default"
            onClick={() => {
              if (isUnsaved) setIsAsking(true);
              else close();
            }}
          >
            Back to the list
          </Button>
          <p className={classes.quiet} role="status">
            {isUnsaved && 'Not saved yet'}
          </p>
        </div>
      </div>
      <TemplatePreview input={input} />
      <ConfirmDialog
        isOpen={isAsking}
        title="Leave without saving?"
        confirmLabel="Leave"
        cancelLabel="Keep writing"
        onConfirm={close}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        <p>What you have changed in this template is lost.</p>
      </ConfirmDialog>
    </div>
  );
}
