import { useStore } from 'zustand';
import { FieldRow } from '../../shared/ui/FieldRow';
import { RichTextEditor } from '../../shared/ui/rich-text/RichTextEditor';
import type { ComposeStore } from './compose-state';

const NO_COLUMNS: readonly string[] = [];

/** The message itself. */
export function BodyEditor({ store }: { store: ComposeStore }) {
  const columns = useStore(store, (state) => state.draft.table?.headings ?? NO_COLUMNS);
  const problem = useStore(store, (state) => state.problems.body ?? null);
  return (
    <FieldRow label="Message" problem={problem}>
      {(attributes) => (
        <RichTextEditor
          label="Message"
          attributes={attributes}
          start={store.getState().draft.body}
          mergeColumns={columns}
          onChange={(body) => {
            store.getState().change({ body });
          }}
        />
      )}
    </FieldRow>
  );
}
