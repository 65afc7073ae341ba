import { useRef } from 'react';
import { MergeFieldMenu } from '../../shared/ui/rich-text/MergeFieldMenu';
import { TextField } from '../../shared/ui/TextField';
import { insertAtCursor } from '../../shared/ui/insert-at-cursor';
import classes from './Templates.module.css';
import type { TemplateEditing, TemplatesStore } from './templates-store';

/** The subject, with the merge fields beside it. */
export function SubjectField({ store, editing }: { store: TemplatesStore; editing: TemplateEditing }) {
  const line = useRef<HTMLDivElement>(null);
  const change = (subject: string): void => {
    store.getState().change({ subject });
  };
  return (
    <div ref={line} className={classes.withMenu}>
      <TextField
        label="Subject"
        problem={editing.problems.subject ?? null}
        value={editing.input.subject}
        onChange={change}
      />
      <MergeFieldMenu
        label="Insert a merge field into the subject"
        columns={[]}
        onPick={(tag) => {
          insertAtCursor(line.current?.querySelector('input') ?? null, tag, change);
        }}
      />
    </div>
  );
}
