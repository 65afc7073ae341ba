import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { fullName, type Patient, type PatientRow } from '../../../shared/domain/patient';
import { PatientForm } from './PatientForm';
import { createPatientForm } from './patient-form-store';
import { inputOf, startOf } from './patient-input';
import classes from './PatientForm.module.css';

interface PatientFormDialogProps {
  /** Null: a new one. */
  patient: PatientRow | null;
  /** What was looked for before a new one was asked for. */
  typed: string;
  onClose: () => void;
  onSaved: (patient: Patient) => void;
}

/** Puts a patient on record, or changes what is on record. */
export function PatientFormDialog({ patient, typed, onClose, onSaved }: PatientFormDialogProps) {
  const [form] = useState(() =>
    createPatientForm(patient?.id ?? null, patient === null ? startOf(typed) : inputOf(patient)),
  );
  useEffect(() => {
    if (patient !== null) form.getState().follow(patient);
  }, [form, patient]);
  return (
    <Modal
      opened
      onClose={onClose}
      // A press beside the form by mistake does not throw away what is typed.
      closeOnClickOutside={false}
      title={patient === null ? 'New patient' : `Edit ${fullName(patient)}`}
      size="35rem"
      classNames={{ title: classes.title }}
    >
      <PatientForm
        form={form}
        saveLabel={patient === null ? 'Add patient' : 'Save'}
        onClose={onClose}
        onSaved={(saved) => {
          onClose();
          onSaved(saved);
        }}
      />
    </Modal>
  );
}
