import { Combobox } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import type { Channel } from '../../../shared/domain/message';
import { listName, type Patient } from '../../../shared/domain/patient';
import { Recipient } from '../../shared/ui/Recipient';
import { addressWords } from './address-words';
import { reachOf } from './channels';
import { useMobileChecks } from './mobile-checks';
import classes from './RecipientField.module.css';

/** Value of the option that is no patient yet. */
export const NEW_PATIENT = 'new-patient';

interface PatientOptionsProps {
  channel: Channel;
  typed: string;
  patients: readonly Patient[];
  hasFailed: boolean;
}

/** Patients who were found, and the way to put one on record who was not. */
export function PatientOptions({ channel, typed, patients, hasFailed }: PatientOptionsProps) {
  const name = typed.trim();
  return (
    <Combobox.Options aria-label="Patients">
      {patients.map((patient) => (
        <Combobox.Option key={patient.id} value={patient.id}>
          <PatientOption channel={channel} patient={patient} />
        </Combobox.Option>
      ))}
      {hasFailed && <Combobox.Empty>The patients cannot be read. Type again to retry.</Combobox.Empty>}
      <Combobox.Option value={NEW_PATIENT} className={classes.newPatient}>
        <UserPlus size="1rem" aria-hidden="true" />
        {name === '' ? 'Add a new patient…' : `Add “${name}” as a new patient…`}
      </Combobox.Option>
    </Combobox.Options>
  );
}

function PatientOption({ channel, patient }: { channel: Channel; patient: Patient }) {
  const known = useMobileChecks((state) => state.known);
  const isReachable = reachOf(channel, patient, known).willBeSent;
  return (
    <span className={classes.suggestion}>
      <span>
        {listName(patient)}
        {patient.dateOfBirth !== null && (
          <span className={classes.quiet}> · {dateOfBirthText(patient.dateOfBirth)}</span>
        )}
      </span>
      <span className={isReachable ? classes.quiet : classes.noAddress}>
        <Recipient recipient={addressWords(channel, patient)} />
      </span>
    </span>
  );
}
