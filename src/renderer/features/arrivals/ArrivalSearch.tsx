import { Combobox, useCombobox, type ComboboxStore } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState, type Ref } from 'react';
import { useStore } from 'zustand';
import type { ArrivalRow } from '../../../shared/domain/arrival';
import { listName, type Patient } from '../../../shared/domain/patient';
import { createPatientSearch } from '../../shared/patient-search';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { clockTime } from '../../shared/words/times';
import { useArrivals } from './arrivals-store';
import classes from './ArrivalSearch.module.css';

/** Finds the patient at the desk with every key; Enter notes that they have arrived. */
export function ArrivalSearch({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const [search] = useState(createPatientSearch);
  const { text, found, failure } = useStore(search);
  const { rows, arrive } = useArrivals();
  const combobox: ComboboxStore = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  const type = async (typed: string): Promise<void> => {
    if (typed.trim() === '') {
      search.getState().clear();
      combobox.closeDropdown();
      return;
    }
    combobox.openDropdown();
    await search.getState().search(typed);
    combobox.selectFirstOption();
  };
  const choose = (patientId: string): void => {
    const patient = found.find(({ id }) => id === patientId);
    search.getState().clear();
    combobox.closeDropdown();
    if (patient !== undefined) void arrive(patient);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      withinPortal={false}
      classNames={{ option: classes.option }}
    >
      <Combobox.DropdownTarget>
        <div className={classes.field} role="search">
          <Search className={classes.icon} aria-hidden="true" />
          <Combobox.EventsTarget>
            <input
              ref={inputRef}
              className={classes.input}
              type="text"
              aria-label="Who has arrived?"
              placeholder="Name or date of birth, then Enter"
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => void type(event.currentTarget.value)}
              onFocus={() => {
                if (text !== '') combobox.openDropdown();
              }}
              onBlur={() => {
                combobox.closeDropdown();
              }}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && !combobox.dropdownOpened) search.getState().clear();
              }}
            />
          </Combobox.EventsTarget>
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options aria-label="Patients">
          {found.map((patient) => (
            <Combobox.Option key={patient.id} value={patient.id}>
              <FoundPatient patient={patient} arrival={arrivalOf(rows, patient.id)} />
            </Combobox.Option>
          ))}
          {failure !== null && (
            <Combobox.Empty>The patients cannot be read. Type again to retry.</Combobox.Empty>
          )}
          {failure === null && found.length === 0 && (
            <Combobox.Empty>Nobody on record fits “{text.trim()}”.</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface FoundPatientProps {
  patient: Patient;
  arrival: ArrivalRow | undefined;
}

function FoundPatient({ patient, arrival }: FoundPatientProps) {
  return (
    <span className={classes.found}>
      <span className={classes.name}>{listName(patient)}</span>
      <span className={classes.birth}>
        {patient.dateOfBirth === null ? 'date of birth not known' : dateOfBirthText(patient.dateOfBirth)}
      </span>
      <span className={classes.arrive}>
        {arrival === undefined ? 'Arrive' : `here since ${clockTime(arrival.at)}`}
      </span>
    </span>
  );
}

function arrivalOf(rows: readonly ArrivalRow[] | null, patientId: string): ArrivalRow | undefined {
  return rows?.find((row) => row.patientId === patientId);
}
