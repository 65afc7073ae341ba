import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { listName } from '../../../shared/domain/patient';
import { createPatientSearch } from '../../shared/patient-search';
import { FieldRow } from '../../shared/ui/FieldRow';
import { previewName, type PreviewStore } from './preview-store';

/** Whom the preview is for: found by name, as everywhere. */
export function PreviewPatient({ store }: { store: PreviewStore }) {
  const [search] = useState(createPatientSearch);
  const { text, found, failure } = useStore(search);
  const patient = useStore(store, (state) => state.patient);
  const combobox = useCombobox({
    onDropdownOpen: () => void search.getState().search(''),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  const isTyping = combobox.dropdownOpened;
  return (
    <FieldRow label="Preview for">
      {(attributes) => (
        <Combobox
          store={combobox}
          withinPortal={false}
          onOptionSubmit={(patientId) => {
            void store.getState().choose(patientId);
            combobox.closeDropdown();
          }}
        >
          <Combobox.Target>
            <TextInput
              {...attributes}
              placeholder="Type a name"
              autoComplete="off"
              spellCheck={false}
              value={isTyping ? text : previewName(patient)}
              onClick={() => {
                combobox.openDropdown();
              }}
              onBlur={() => {
                combobox.closeDropdown();
              }}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                combobox.openDropdown();
                void search.getState().search(typed);
              }}
            />
          </Combobox.Target>
          <Combobox.Dropdown>
            <Combobox.Options aria-label="Patients">
              {found.map((each) => (
                <Combobox.Option key={each.id} value={each.id}>
                  {listName(each)}
                  {each.dateOfBirth !== null && ` · ${dateOfBirthText(each.dateOfBirth)}`}
                </Combobox.Option>
              ))}
              {found.length === 0 && (
                <Combobox.Empty>
                  {failure === null ? 'No patient found.' : 'The patients cannot be read.'}
                </Combobox.Empty>
              )}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </FieldRow>
  );
}
