import { ActionIcon, Button, Menu } from '@mantine/core';
import { Archive, ArchiveRestore, Ellipsis, Mail, Merge, Pencil } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { fullName, type PatientRow } from '../../../shared/domain/patient';
import { useNow } from '../../shared/ui/use-now';
import { ageWords } from '../../shared/words/births';
import { usePatientsParts } from './patients-store';
import classes from './RecordHeader.module.css';

interface RecordHeaderProps {
  headingRef: RefObject<HTMLHeadingElement | null>;
  patient: PatientRow;
  onWrite: (patients: readonly PatientRow[]) => void;
  onEdit: () => void;
}

/** Who it is, how to reach them, and what can be done. */
export function RecordHeader({ headingRef, patient, onWrite, onEdit }: RecordHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.who}>
        <h1 ref={headingRef} className={classes.name} tabIndex={-1}>
          <bdi>{fullName(patient)}</bdi>
        </h1>
        <PatientFacts patient={patient} />
      </div>
      <div className={classes.actions}>
        <Button
          leftSection={<Mail className={classes.icon} aria-hidden="true" />}
          disabled={patient.email === null}
          title={patient.email === null ? 'No e-mail address on record' : undefined}
          onClick={() => {
            onWrite([patient]);
          }}
        >
          Write e-mail
        </Button>
        <Button
          variant="default"
          leftSection={<Pencil className={classes.icon} aria-hidden="true" />}
          onClick={onEdit}
        >
          Edit
        </Button>
        <RecordMenu patient={patient} />
      </div>
    </header>
  );
}

/** Date of birth and age, mobile, e-mail; what is not known is left out. */
function PatientFacts({ patient }: { patient: PatientRow }) {
  const now = useNow();
  const { dateOfBirth, email, hasNoEmail, mobile, mobileText, archivedAt } = patient;
  const facts: { name: string; words: ReactNode }[] = [];
  if (archivedAt !== null) facts.push({ name: 'Archived', words: <strong>Archived</strong> });
  if (dateOfBirth !== null) {
    facts.push({
      name: 'Date of birth',
      words: `${dateOfBirthText(dateOfBirth)} (${ageWords(dateOfBirth, now)})`,
    });
  }
  if (mobile !== null) facts.push({ name: 'Mobile', words: mobileText ?? mobile });
  if (email !== null) facts.push({ name: 'E-mail', words: email });
  else facts.push({ name: 'E-mail', words: hasNoEmail ? 'Has no e-mail' : 'No e-mail address on record' });
  return (
    <ul className={classes.facts}>
      {facts.map(({ name, words }) => (
        <li key={name} className={classes.fact} title={name}>
          {words}
        </li>
      ))}
    </ul>
  );
}

function RecordMenu({ patient }: { patient: PatientRow }) {
  const { setArchived, openDialog } = usePatientsParts('setArchived', 'openDialog');
  const isArchived = patient.archivedAt !== null;
  const ArchiveIcon = isArchived ? ArchiveRestore : Archive;
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon size="lg" aria-label="More actions" title="More actions">
          <Ellipsis size="1.125rem" aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<ArchiveIcon size="1rem" aria-hidden="true" />}
          onClick={() => void setArchived([patient], !isArchived)}
        >
          {isArchived ? 'Take back from the archive' : 'Archive'}
        </Menu.Item>
        {!isArchived && (
          <Menu.Item
            leftSection={<Merge size="1rem" aria-hidden="true" />}
            onClick={() => {
              openDialog({ kind: 'merge', patients: [patient] });
            }}
          >
            Merge with…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
