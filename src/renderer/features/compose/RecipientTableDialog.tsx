import { Button, Loader, Modal } from '@mantine/core';
import { useStore } from 'zustand';
import { isLikeARow } from '../../../shared/domain/import-guess';
import { IMPORT_FIELDS, type ImportFile } from '../../../shared/domain/patient-import';
import { matchMappingProblem, type RecipientMatch } from '../../../shared/domain/recipients';
import { IMPORT_FIELD_WORDS } from '../../../shared/domain/row-problem-words';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { ErrorNote, SpokenFailureNote } from '../../shared/ui/ErrorNote';
import { countWords, sizeWords } from '../../shared/words/numbers';
import { MATCH_MAPPING_PROBLEM_WORDS } from '../../shared/words/recipients';
import { REFUSAL_WORDS } from '../../shared/words/tables';
import type { RecipientTableStore } from './recipient-table-store';
import classes from './RecipientTableDialog.module.css';
import { UnmatchedRows } from './UnmatchedRows';

interface RecipientTableDialogProps {
  store: RecipientTableStore;
  onTake: (match: RecipientMatch) => void;
}

/** A file of recipients: which columns tell who is meant, who was found, and which rows bring no message. */
export function RecipientTableDialog({ store, onTake }: RecipientTableDialogProps) {
  const { file, match, busy, refused, trouble, choose, cancel, finish } = useStore(store);
  const isOpen = file !== null || refused !== null || trouble !== null;
  return (
    <Modal
      opened={isOpen}
      onClose={cancel}
      title="Recipients from a file"
      size="48rem"
      classNames={{ title: classes.title }}
      closeOnClickOutside={false}
    >
      <div className={classes.content}>
        {refused !== null && (
          <ErrorNote happened={`${refused.name} was not taken.`} {...REFUSAL_WORDS[refused.refused]} />
        )}
        {file !== null && <FileColumns store={store} file={file} />}
        {trouble !== null && <SpokenFailureNote happened={trouble.what} failure={trouble.failure} />}
        <div role="status">
          {busy === 'matching' && (
            <p className={classes.busy}>
              <Loader size="xs" aria-hidden="true" /> Looking the rows up…
            </p>
          )}
          {match !== null && (
            <p className={classes.found}>
              {countWords(match.patients.length, 'patient')} found in {countWords(match.rows, 'row')}
            </p>
          )}
        </div>
        {match !== null && <UnmatchedRows match={match} />}
        <div className={classes.footer}>
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
          <span className={classes.actions}>
            <Button variant="default" disabled={busy !== null} onClick={() => void choose()}>
              Choose another file…
            </Button>
            <Button
              disabled={match === null || match.patients.length === 0}
              onClick={() => {
                const taken = finish();
                if (taken !== null) onTake(taken);
              }}
            >
              {match === null ? 'Use them' : `Use ${countWords(match.patients.length, 'patient')}`}
            </Button>
          </span>
        </div>
      </div>
    </Modal>
  );
}

const NO_COLUMN = '';

/** By which columns people are found. All of them become fields of the message. */
function FileColumns({ store, file }: { store: RecipientTableStore; file: ImportFile }) {
  const mapping = useStore(store, (state) => state.mapping);
  const problem = matchMappingProblem(mapping);
  const choices = [
    { value: NO_COLUMN, words: 'No column' },
    ...file.headers.map((header, column) => ({
      value: String(column),
      words: header.trim() === '' ? `Column ${column + 1}` : header,
    })),
  ];
  return (
    <>
      <p className={classes.text}>
        {file.name}, {sizeWords(file.sizeBytes)}. Its columns can be put into the message as fields.
      </p>
      {isLikeARow(file.headers) && (
        <ErrorNote
          happened="The first row seems to hold a patient."
          meaning="It is taken for the names of the columns, and nobody is read from it."
          advice="Put a row with the names of the columns above it, then choose the file again."
        />
      )}
      <fieldset className={classes.columns}>
        <legend className={classes.legend}>Patients are found by these columns</legend>
        {IMPORT_FIELDS.map((field) => {
          const column = mapping.indexOf(field);
          return (
            <ChoiceField
              key={field}
              label={IMPORT_FIELD_WORDS[field]}
              value={column === -1 ? NO_COLUMN : String(column)}
              choices={choices}
              onChange={(chosen) =>
                void store.getState().setColumn(field, chosen === NO_COLUMN ? null : Number(chosen))
              }
            />
          );
        })}
      </fieldset>
      <p className={classes.problem} role="status">
        {problem !== null && MATCH_MAPPING_PROBLEM_WORDS[problem]}
      </p>
    </>
  );
}
