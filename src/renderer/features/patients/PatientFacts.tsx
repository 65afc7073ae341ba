import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { listName, type PatientRow } from '../../../shared/domain/patient';
import { DescriptionList } from '../../shared/ui/DescriptionList';
import { PATIENT_FIELD_NAMES } from '../../shared/words/patients';

/** Who it is and how to reach them, a line each, so that two records can be compared. */
export function PatientFacts({ patient }: { patient: PatientRow }) {
  const { dateOfBirth, email, hasNoEmail, mobile, mobileText } = patient;
  return (
    <DescriptionList
      items={[
        { term: 'Name', detail: <bdi>{listName(patient)}</bdi>, isWide: true },
        {
          term: PATIENT_FIELD_NAMES.dateOfBirth,
          detail: dateOfBirth === null ? '–' : dateOfBirthText(dateOfBirth),
          isWide: true,
        },
        {
          term: PATIENT_FIELD_NAMES.email,
          detail: email ?? (hasNoEmail ? 'Has no e-mail' : '–'),
          isWide: true,
        },
        { term: PATIENT_FIELD_NAMES.mobile, detail: mobileText ?? mobile ?? '–', isWide: true },
      ]}
    />
  );
}
