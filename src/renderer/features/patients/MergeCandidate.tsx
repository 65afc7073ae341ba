import { Radio } from '@mantine/core';
import type { PatientRow } from '../../../shared/domain/patient';
import { DayAndTime } from '../../shared/ui/Times';
import classes from './MergeDialog.module.css';
import { PatientFacts } from './PatientFacts';

interface MergeCandidateProps {
  patient: PatientRow;
  isKept: boolean;
  onKeep: () => void;
}

/** One of the two records, and the choice to keep it. */
export function MergeCandidate({ patient, isKept, onKeep }: MergeCandidateProps) {
  return (
    <label className={classes.candidate} data-kept={isKept}>
      <Radio
        size="xs"
        data-autofocus={isKept || undefined}
        name="kept"
        label="Keep this record"
        checked={isKept}
        onChange={onKeep}
      />
      <PatientFacts patient={patient} />
      <span className={classes.quiet}>
        On record since <DayAndTime at={patient.createdAt} />
      </span>
    </label>
  );
}
