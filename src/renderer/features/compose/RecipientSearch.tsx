import { Combobox, PillsInput, useCombobox, type ComboboxStore } from '@mantine/core';
import { useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Channel } from '../../../shared/domain/message';
import type { FieldAttributes } from '../../shared/ui/FieldRow';
import type { ComposeStore } from './compose-state';
import { MOST_CHIPS } from './ManyRecipients';
import { NEW_PATIENT, PatientOptions } from './PatientOptions';
import { RecipientChip } from './RecipientChip';
import classes from './RecipientField.module.css';

interface RecipientSearchProps {
  store: ComposeStore;
  attributes: FieldAttributes;
}

/** A field that looks for patients with every key, and holds those who were chosen. */
export function RecipientSearch({ store, attributes }: RecipientSearchProps) {
  const recipients = useStore(store, (state) => state.draft.recipients);
  const channel = useStore(store, (state) => state.draft.channel);
  const search = useStore(store, (state) => state.patientSearch);
  const { text, found, failure } = useStore(search);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({
    onDropdownOpen: () => void search.getState().search(search.getState().text),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  const chips = recipients.length > MOST_CHIPS ? [] : recipients;
  const chosenIds = new Set(recipients.map(({ id }) => id));
  const suggestions = found.filter(({ id }) => !chosenIds.has(id));
  const choose = (value: string): void => {
    void search.getState().search('');
    const patient = suggestions.find(({ id }) => id === value);
    if (patient !== undefined) store.getState().addRecipient(patient);
    if (value === NEW_PATIENT) {
      store.getState().writeNewPatient(text);
      combobox.closeDropdown();
    }
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
            {chips.map((patient) => (
              <RecipientChip
                key={patient.id}
                channel={channel}
                patient={patient}
                onRemove={() => {
                  store.getState().removeRecipient(patient.id);
                  input.current?.focus();
                }}
              />
            ))}
            <li className={classes.typing}>
              <Typing store={store} combobox={combobox} attributes={attributes} inputRef={input} />
            </li>
          </ul>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <PatientOptions channel={channel} typed={text} patients={suggestions} hasFailed={failure !== null} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface TypingProps extends RecipientSearchProps {
  combobox: ComboboxStore;
  inputRef: RefObject<HTMLInputElement | null>;
}

const FIRST_PATIENT = {
  email: 'Type a name or an address',
  sms: 'Type a name or a number',
} as const satisfies Record<Channel, string>;

/** Where the name is typed; Backspace in the empty field takes out the patient before it. */
function Typing({ store, combobox, attributes, inputRef }: TypingProps) {
  const search = useStore(store, (state) => state.patientSearch);
  const channel = useStore(store, (state) => state.draft.channel);
  const text = useStore(search, (state) => state.text);
  const lastId = useStore(store, (state) => state.draft.recipients.at(-1)?.id);
  const type = async (typed: string): Promise<void> => {
    combobox.openDropdown();
    const searching = search.getState().search(typed);
    store.getState().change({});
    await searching;
    combobox.selectFirstOption();
  };
  return (
    <Combobox.EventsTarget>
      <input
        {...attributes}
        ref={inputRef}
        className={classes.field}
        type="text"
        data-autofocus
        placeholder={lastId === undefined ? FIRST_PATIENT[channel] : 'Another patient'}
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
          if (event.key === 'Backspace' && text === '' && lastId !== undefined) {
            store.getState().removeRecipient(lastId);
          }
        }}
      />
    </Combobox.EventsTarget>
  );
}
