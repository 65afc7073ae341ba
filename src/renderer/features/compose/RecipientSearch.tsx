import { Combobox, PillsInput, useCombobox } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { FieldAttributes } from '../../shared/ui/FieldRow';
import type { ComposeStore } from './compose-store';
import { createPatientSearch } from './patient-search';
import { NEW_PATIENT, PatientOptions } from './PatientOptions';
import { RecipientChip } from './RecipientChip';
import classes from './RecipientField.module.css';

interface RecipientSearchProps {
  store: ComposeStore;
  attributes: FieldAttributes;
  onNewPatient: (typed: string) => void;
}

/** A field that looks for patients with every key, and holds those who were chosen. */
export function RecipientSearch({ store, attributes, onNewPatient }: RecipientSearchProps) {
  const recipients = useStore(store, (state) => state.draft.recipients);
  const [search] = useState(createPatientSearch);
  const { text, found, failure } = useStore(search);
  const input = useRef<HTMLInputElement>(null);
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
    if (patient !== undefined) store.getState().addRecipient(patient);
    if (value === NEW_PATIENT) {
      onNewPatient(text);
      combobox.closeDropdown();
    }
    void search.getState().search('');
  };
  const type = async (typed: string): Promise<void> => {
    combobox.openDropdown();
    await search.getState().search(typed);
    combobox.selectFirstOption();
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
          onClick={() => input.current?.focus()}
        >
          <ul className={classes.chips} aria-label="Recipients">
            {recipients.map((patient) => (
              <RecipientChip
                key={patient.id}
                patient={patient}
                onRemove={() => {
                  store.getState().removeRecipient(patient.id);
                  input.current?.focus();
                }}
              />
            ))}
            <li className={classes.typing}>
              <Combobox.EventsTarget>
                <input
                  {...attributes}
                  ref={input}
                  className={classes.field}
                  type="text"
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
                  onChange={(event) => void type(event.currentTarget.value)}
                  onKeyDown={(event) => {
                    if (isRemoval(event, text)) removeLast(store);
                  }}
                />
              </Combobox.EventsTarget>
            </li>
          </ul>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <PatientOptions typed={text} patients={suggestions} hasFailed={failure !== null} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Backspace in an empty field takes out the patient before it. */
function isRemoval(event: KeyboardEvent, text: string): boolean {
  return event.key === 'Backspace' && text === '';
}

function removeLast(store: ComposeStore): void {
  const last = store.getState().draft.recipients.at(-1);
  if (last !== undefined) store.getState().removeRecipient(last.id);
}
