import { useRef } from 'react';
import { useStore } from 'zustand';
import { insertAtCursor } from '../../shared/ui/insert-at-cursor';
import { MergeFieldMenu } from '../../shared/ui/rich-text/MergeFieldMenu';
import { TextField } from '../../shared/ui/TextField';
import classes from './ComposeForm.module.css';
import type { ComposeStore } from './compose-state';

/** The subject, with the merge fields beside it. */
export function SubjectField({ store }: { store: ComposeStore }) {
  const line = useRef<HTMLDivElement>(null);
  const subject = useStore(store, (state) => state.draft.subject);
  const problem = useStore(store, (state) => state.problems.subject ?? null);
  const change = (text: string): void => {
    store.getState().change({ subject: text });
  };
  return (
    <div ref={line} className={classes.withMenu}>
      <TextField label="Subject" problem={problem} value={subject} onChange={change} />
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
