import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { listName, type PatientRow } from '../../../shared/domain/patient';
import { ask } from '../../shared/bridge';
import { createPagedRows } from '../../shared/paged-rows';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { SearchField } from '../../shared/ui/SearchField';
import classes from './PatientFinder.module.css';

interface PatientFinderProps {
  /** The one who is looked at already. */
  exceptId: string;
  onFound: (patient: PatientRow) => void;
}

const SHOWN = 8;

/** Finds another patient by a few letters. */
export function PatientFinder({ exceptId, onFound }: PatientFinderProps) {
  const [text, setText] = useState('');
  const { found, failure } = useFound(text);
  const others = found.filter(({ id }) => id !== exceptId).slice(0, SHOWN);
  return (
    <div className={classes.finder}>
      <SearchField
        hasAutofocus
        label="Find the other record"
        placeholder="Name, date of birth, e-mail or mobile"
        value={text}
        onChange={setText}
      />
      {failure !== null && <FailureNote happened="The patients cannot be shown." failure={failure} />}
      <ul className={classes.found} aria-label="Found">
        {others.map((patient) => (
          <li key={patient.id}>
            <button
              type="button"
              className={classes.patient}
              onClick={() => {
                onFound(patient);
              }}
            >
              <bdi>{listName(patient)}</bdi>
              <span className={classes.quiet}>
                {[patient.dateOfBirth === null ? null : dateOfBirthText(patient.dateOfBirth), patient.email]
                  .filter((fact) => fact !== null)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {text.trim() !== '' && others.length === 0 && <p className={classes.quiet}>Nobody found.</p>}
    </div>
  );
}

/** What is found stays until the answer to the next key is there. */
function useFound(text: string) {
  const [search] = useState(() => {
    let wanted = '';
    const list = createPagedRows<PatientRow>((cursor) =>
      ask('patients:list', { text: wanted, isArchived: false, cursor, limit: SHOWN + 1 }),
    );
    return {
      list,
      find: (typed: string) => {
        wanted = typed.trim();
        if (wanted === '') list.getState().clear();
        else void list.getState().read();
      },
    };
  });
  useEffect(() => {
    search.find(text);
  }, [search, text]);
  const { rowIds, rows, failure } = useStore(search.list);
  return { found: rowIds.flatMap((id) => rows.get(id) ?? []), failure };
}
