import { useEffect } from 'react';
import { useStore } from 'zustand';
import { FieldRow } from '../../shared/ui/FieldRow';
import type { ComposeStore } from './compose-state';
import { ManyRecipients } from './ManyRecipients';
import { useMobileChecks } from './mobile-checks';
import { NewPatientForm } from './NewPatientForm';
import { RecipientSearch } from './RecipientSearch';
import { RecipientSources } from './RecipientSources';

interface RecipientFieldProps {
  store: ComposeStore;
  /** Leads to the list of patients. */
  onChooseInList: () => void;
}

/** Who gets it: found by typing, one or many. */
export function RecipientField({ store, onChooseInList }: RecipientFieldProps) {
  const problem = useStore(store, (state) => state.problems.recipients ?? null);
  const newPatientText = useStore(store, (state) => state.newPatientText);
  useCheckedMobiles(store);
  return (
    <>
      <FieldRow label="To" problem={problem}>
        {(attributes) => (
          <>
            <RecipientSearch store={store} attributes={attributes} />
            <ManyRecipients store={store} />
            <RecipientSources store={store} onChooseInList={onChooseInList} />
          </>
        )}
      </FieldRow>
      {newPatientText !== null && (
        <NewPatientForm
          typed={newPatientText}
          onChosen={(patient) => {
            store.getState().addRecipient(patient);
            store.getState().writeNewPatient(null);
          }}
          onCancel={() => {
            store.getState().writeNewPatient(null);
          }}
        />
      )}
    </>
  );
}

/** Whoever gets an SMS has a number that SMS can go to. */
function useCheckedMobiles(store: ComposeStore): void {
  const recipients = useStore(store, (state) => state.draft.recipients);
  const channel = useStore(store, (state) => state.draft.channel);
  const check = useMobileChecks((state) => state.check);
  useEffect(() => {
    if (channel === 'sms') void check(recipients);
  }, [channel, recipients, check]);
}
