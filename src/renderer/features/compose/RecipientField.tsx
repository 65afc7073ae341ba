import { Combobox, PillsInput, useCombobox } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { checkRecipient } from '../../../shared/domain/email-draft';
import { listName, type Patient } from '../../../shared/domain/patient';
import { FieldRow, type FieldAttributes } from '../../shared/ui/FieldRow';
import type { ComposeStore } from './compose-store';
import { NewPatientForm } from './NewPatientForm';
import { createPatientSearch } from './patient-search';
import { RecipientChip } from './RecipientChip';
import classes from './RecipientField.module.css';

const NEW_PATIENT = 'new-patient';

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

interface RecipientSearchProps {
  store: ComposeStore;
  attributes: FieldAttributes;
  onNewPatient: (typed: string) => void;
}

function RecipientSearch({ store, attributes, onNewPatient }: RecipientSearchProps) {
  const recipients = useStore(store, (state) => state.draft.recipients);
  const [search] = useState(createPatientSearch);
  const text = useStore(search, (state) => state.text);
  const found = useStore(search, (state) => state.found);
  const failure = useStore(search, (state) => state.failure);
  const combobox = useCombobox({
    onDropdownOpen: () => void search.getState().search(search.getState().text),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  const chosenIds = new Set(recipients.map(({ id }) => id));
  const suggestions = found.filter(({ id }) => !chosenIds.has(id));

  const choose = (value: string): void => {
    const patient = suggestions.find(({ id }) => id === value);
    if (value === NEW_PATIENT) onNewPatient(text);
    if (patient !== undefined) store.getState().addRecipient(patient);
    void search.getState().search('');
    if (value === NEW_PATIENT) combobox.closeDropdown();
  };
  const removeLast = (event: KeyboardEvent): void => {
    const last = recipients.at(-1);
    if (event.key === 'Backspace' && text === '' && last !== undefined)
      store.getState().removeRecipient(last.id);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      withinPortal={false}
      classNames={{ option: classes.option }}
    >
      <Combobox.DropdownTarget>
        <PillsInput
          classNames={{ root: classes.root, input: classes.input }}
          error={attributes['aria-invalid'] === true}
        >
          <ul className={classes.chips} aria-label="Recipients">
            {recipients.map((patient) => (
              <RecipientChip
                key={patient.id}
                patient={patient}
                onRemove={() => {
                  store.getState().removeRecipient(patient.id);
                }}
              />
            ))}
            <li className={classes.typing}>
              <Combobox.EventsTarget>
                <PillsInput.Field
                  {...attributes}
                  aria-invalid={attributes['aria-invalid']}
                  data-autofocus
                  placeholder={recipients.length === 0 ? 'Type a name or an address' : 'Another patient'}
                  autoComplete="off"
                  spellCheck={false}
                  value={text}
                  onClick={() => {
                    combobox.openDropdown();
                  }}
                  onBlur={() => {
                    combobox.closeDropdown();
                  }}
                  onChange={(event) => {
                    combobox.openDropdown();
                    void search
                      .getState()
                      .search(event.currentTarget.value)
                      .then(() => {
                        combobox.selectFirstOption();
                      });
                  }}
                  onKeyDown={removeLast}
                />
              </Combobox.EventsTarget>
            </li>
          </ul>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options aria-label="Patients">
          {suggestions.map((patient) => (
            <Combobox.Option key={patient.id} value={patient.id}>
              <Suggestion patient={patient} />
            </Combobox.Option>
          ))}
          {failure !== null && (
            <Combobox.Empty>The patients cannot be read. Type again to retry.</Combobox.Empty>
          )}
          <Combobox.Option value={NEW_PATIENT} className={classes.newPatient}>
            <UserPlus size="1rem" aria-hidden="true" />
            {text.trim() === '' ? 'Add a new patient…' : `Add “${text.trim()}” as a new patient…`}
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Suggestion({ patient }: { patient: Patient }) {
  const isReachable = checkRecipient(patient.email).willBeSent;
  return (
    <span className={classes.suggestion}>
      <span>{listName(patient)}</span>
      <span className={isReachable ? classes.quiet : classes.noAddress}>{patient.email ?? 'no e-mail'}</span>
    </span>
  );
}
