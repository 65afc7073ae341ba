import { Textarea } from '@mantine/core';
import { useRef } from 'react';
import { plainRichText, toPlainText } from '../../../shared/domain/rich-text';
import { FieldRow } from '../../shared/ui/FieldRow';
import { MergeFieldMenu } from '../../shared/ui/rich-text/MergeFieldMenu';
import { RichTextEditor } from '../../shared/ui/rich-text/RichTextEditor';
import { insertAtCursor } from './insert-at-cursor';
import classes from './Templates.module.css';
import type { TemplateEditing, TemplatesStore } from './templates-store';

interface TemplateBodyProps {
  store: TemplatesStore;
  editing: TemplateEditing;
}

/** The text: with formatting in an e-mail, without in an SMS. */
export function TemplateBody({ store, editing }: TemplateBodyProps) {
  if (editing.input.channel === 'sms') return <SmsText store={store} editing={editing} />;
  return (
    <FieldRow label="Message" problem={editing.problems.body ?? null}>
      {(attributes) => (
        <RichTextEditor
          label="Message"
          attributes={attributes}
          start={editing.input.body}
          mergeColumns={[]}
          onChange={(body) => {
            store.getState().change({ body });
          }}
        />
      )}
    </FieldRow>
  );
}

function SmsText({ store, editing }: TemplateBodyProps) {
  const line = useRef<HTMLDivElement>(null);
  const problem = editing.problems.body ?? null;
  const change = (text: string): void => {
    store.getState().change({ body: plainRichText(text) });
  };
  return (
    <div ref={line} className={classes.withMenu}>
      <FieldRow label="Message" problem={problem}>
        {(attributes) => (
          <Textarea
            {...attributes}
            autosize
            minRows={4}
            maxRows={12}
            error={problem !== null}
            value={smsText(editing)}
            onChange={(event) => {
              change(event.currentTarget.value);
            }}
          />
        )}
      </FieldRow>
      <MergeFieldMenu
        label="Insert a merge field"
        columns={[]}
        onPick={(tag) => {
          insertAtCursor(line.current?.querySelector('textarea') ?? null, tag, change);
        }}
      />
    </div>
  );
}

/** As typed, with the empty lines at its end, which the plain text of a body leaves out. */
function smsText({ input: { body } }: TemplateEditing): string {
  return body.blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.spans.map(({ text }) => text).join('')
        : toPlainText({ blocks: [block] }),
    )
    .join('\n');
}
