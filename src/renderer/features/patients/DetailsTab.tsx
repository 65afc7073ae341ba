import { Button } from '@mantine/core';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import type { PatientRecord } from '../../../shared/domain/patient';
import { DescriptionList, type Description } from '../../shared/ui/DescriptionList';
import { DayAndTime } from '../../shared/ui/Times';
import { PATIENT_FIELD_NAMES } from '../../shared/words/patients';
import { ConsentGrid } from './ConsentGrid';
import { ConsentHistory } from './ConsentHistory';
import classes from './DetailsTab.module.css';
import type { RecordStore } from './record-store';

interface DetailsTabProps {
  store: RecordStore;
  record: PatientRecord;
  onEdit: () => void;
}

/** The facts of the record, and what the patient has said about being written to. */
export function DetailsTab({ store, record, onEdit }: DetailsTabProps) {
  return (
    <div className={classes.tab}>
      <section className={classes.section} aria-labelledby="details-heading">
        <div className={classes.headingRow}>
          <h2 id="details-heading" className={classes.heading}>
            Details
          </h2>
          <Button variant="subtle" size="compact-sm" onClick={onEdit}>
            Edit
          </Button>
        </div>
        <DescriptionList items={descriptions(record)} />
      </section>
      <section className={classes.section} aria-labelledby="consent-heading">
        <h2 id="consent-heading" className={classes.heading}>
          Consent
        </h2>
        <p className={classes.quiet}>
          Nothing is sent where it is refused, nor where nobody has asked and the purpose needs a yes. Changes
          are kept at once.
        </p>
        <ConsentGrid store={store} record={record} />
        <ConsentHistory changes={record.consentChanges} />
      </section>
    </div>
  );
}

function descriptions({ patient, mergedNames }: PatientRecord): Description[] {
  const { familyName, givenName, dateOfBirth, email, hasNoEmail, mobile, mobileText } = patient;
  const items: Description[] = [
    { term: PATIENT_FIELD_NAMES.givenName, detail: known(givenName) },
    { term: PATIENT_FIELD_NAMES.familyName, detail: known(familyName) },
    {
      term: PATIENT_FIELD_NAMES.dateOfBirth,
      detail: known(dateOfBirth === null ? '' : dateOfBirthText(dateOfBirth)),
    },
    { term: PATIENT_FIELD_NAMES.mobile, detail: known(mobileText ?? mobile ?? '') },
    {
      term: PATIENT_FIELD_NAMES.email,
      detail: hasNoEmail && email === null ? 'The patient has none' : known(email ?? ''),
    },
    { term: 'On record since', detail: <DayAndTime at={patient.createdAt} /> },
  ];
  if (patient.archivedAt !== null) {
    items.push({ term: 'Archived', detail: <DayAndTime at={patient.archivedAt} /> });
  }
  if (mergedNames.length > 0) {
    items.push({ term: 'Found also as', detail: mergedNames.join('; '), isWide: true });
  }
  return items;
}

function known(text: string) {
  return text === '' ? <span className={classes.quiet}>Not known</span> : <bdi>{text}</bdi>;
}
