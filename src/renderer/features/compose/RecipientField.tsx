import { useState } from 'react';
import { useStore } from 'zustand';
import { FieldRow } from '../../shared/ui/FieldRow';
import type { ComposeStore } from './compose-store';
import { NewPatientForm } from './NewPatientForm';
import { RecipientSearch } from './RecipientSearch';

/** Who gets it: found by typing, one or many. */
export function RecipientField({ store }: { store: ComposeStore }) {
  const problem = useStore(store, (state) => state.problems.recipients ?? null);
  const [newPatientText, setNewPatientText] = useState<string | null>(null);
  return (
    <>
      <FieldRow label="To" problem={problem}>
        {(attributes) => (
          <RecipientSearch store={store} attributes={attributes} onNewPatient={setNewPatientText} />
        )}
      </FieldRow>
      {newPatientText !== null && (
        <NewPatientForm
          typed={newPatientText}
          onCreated={(patient) => {
            store.getState().addRecipient(patient);
            setNewPatientText(null);
          }}
          onCancel={() => {
            setNewPatientText(null);
          }}
        />
      )}
    </>
  );
}
