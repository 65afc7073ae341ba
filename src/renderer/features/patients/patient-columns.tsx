import { DoorOpen } from 'lucide-react';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { listName, type PatientRow } from '../../../shared/domain/patient';
import type { TableColumn } from '../../shared/ui/table/columns';
import classes from './patient-columns.module.css';

/** Who, and how to reach them. */
export const PATIENT_COLUMNS: readonly TableColumn<PatientRow>[] = [
  {
    id: 'name',
    title: 'Name',
    widthPx: 300,
    minWidthPx: 140,
    cell: (row) => <NameCell row={row} />,
    tooltip: listName,
  },
  {
    id: 'dateOfBirth',
    title: 'Date of birth',
    widthPx: 120,
    minWidthPx: 96,
    isAtEnd: true,
    cell: ({ dateOfBirth }) => (dateOfBirth === null ? '' : dateOfBirthText(dateOfBirth)),
  },
  {
    id: 'email',
    title: 'E-mail',
    widthPx: 290,
    minWidthPx: 120,
    cell: ({ email, hasNoEmail }) =>
      hasNoEmail && email === null ? <span className={classes.quiet}>No e-mail</span> : email,
    tooltip: ({ email }) => email ?? '',
  },
  {
    id: 'mobile',
    title: 'Mobile',
    widthPx: 150,
    minWidthPx: 108,
    isGrowing: true,
    cell: ({ mobile, mobileText }) => mobileText ?? mobile,
    tooltip: ({ mobile }) => mobile ?? '',
  },
];

function NameCell({ row }: { row: PatientRow }) {
  return (
    <span className={classes.name}>
      <bdi className={classes.nameText}>{listName(row)}</bdi>
      {row.hasOpenStop && (
        <span className={classes.mark} title="Something to ask when they arrive">
          <DoorOpen aria-label="Something to ask when they arrive" />
        </span>
      )}
    </span>
  );
}
