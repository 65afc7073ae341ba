import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { PURPOSES } from '../../../shared/domain/message';
import { FieldRow } from '../../shared/ui/FieldRow';
import { AccountField } from './AccountField';
import { AttachmentField } from './AttachmentField';
import { BodyEditor } from './BodyEditor';
import type { ComposeStore } from './compose-store';
import { RecipientField } from './RecipientField';
import { TimeFields } from './TimeFields';

/** The writing step: every field of the draft with its problem at its place. */
export function ComposeForm({ store }: { store: ComposeStore }) {
  const draftNumber = useStore(store, (state) => state.draftNumber);
  const form = useRef<HTMLDivElement>(null);
  useShownProblem(store, form);
  return (
    <div ref={form}>
      <RecipientField key={`to-${draftNumber}`} store={store} />
      <AccountField store={store} />
      <PurposeField store={store} />
      <SubjectField store={store} />
      <BodyEditor key={`body-${draftNumber}`} store={store} />
      <AttachmentField store={store} />
      <TimeFields store={store} />
    </div>
  );
}

/** After a try to send, the first field with a problem is brought into view and ready for typing. */
function useShownProblem(store: ComposeStore, form: React.RefObject<HTMLDivElement | null>): void {
  const triedCount = useStore(store, (state) => state.triedCount);
  useEffect(() => {
    if (triedCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [triedCount, form]);
}

function PurposeField({ store }: { store: ComposeStore }) {
  const purpose = useStore(store, (state) => state.draft.purpose);
  const problem = useStore(store, (state) => state.problems.purpose ?? null);
  return (
    <FieldRow label="Purpose" problem={problem}>
      {(attributes) => (
        <NativeSelect
          {...attributes}
          value={purpose ?? ''}
          onChange={(event) => {
            const chosen = PURPOSES.find((each) => each === event.currentTarget.value);
            store.getState().change({ purpose: chosen ?? null });
          }}
        >
          <option value="" disabled>
            Choose what it is about
          </option>
          {PURPOSES.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </NativeSelect>
      )}
    </FieldRow>
  );
}

function SubjectField({ store }: { store: ComposeStore }) {
  const subject = useStore(store, (state) => state.draft.subject);
  const problem = useStore(store, (state) => state.problems.subject ?? null);
  return (
    <FieldRow label="Subject" problem={problem}>
      {(attributes) => (
        <TextInput
          {...attributes}
          value={subject}
          onChange={(event) => {
            store.getState().change({ subject: event.currentTarget.value });
          }}
        />
      )}
    </FieldRow>
  );
}
