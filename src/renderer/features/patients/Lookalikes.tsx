import { useStore } from 'zustand';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { listName, type PatientRow } from '../../../shared/domain/patient';
import type { PatientForm } from './patient-form-store';
import classes from './PatientForm.module.css';
import { usePatientsParts } from './patients-store';

/** Who may be the same person: better found now than merged later. */
export function Lookalikes({ form }: { form: PatientForm }) {
  const { openRecord } = usePatientsParts('openRecord');
  const lookalikes = useStore(form, (state) => state.check?.lookalikes) ?? [];
  return (
    <div role="status">
      {lookalikes.length > 0 && (
        <section className={classes.lookalikes} aria-label="Already on record?">
          <p className={classes.question}>Already on record?</p>
          <ul>
            {lookalikes.map((patient) => (
              <li key={patient.id}>
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => {
                    openRecord(patient.id);
                  }}
                >
                  {listName(patient)}
                </button>{' '}
                <span className={classes.quiet}>{factsOf(patient)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function factsOf({ dateOfBirth, email, mobileText, archivedAt }: PatientRow): string {
  const born = dateOfBirth === null ? null : dateOfBirthText(dateOfBirth);
  const facts = [born, email, mobileText, archivedAt === null ? null : 'archived'];
  return facts.filter((fact) => fact !== null).join(' · ');
}
