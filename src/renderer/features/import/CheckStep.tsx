import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import type { ImportCheck } from '../../../shared/domain/patient-import';
import { countWords, numberWords } from '../../shared/words/numbers';
import { ImportCounts } from './ImportCounts';
import type { ImportStore } from './import-state';
import classes from './ImportPatients.module.css';
import { ProgressStep } from './ProgressStep';
import { RowErrorList } from './RowErrorList';
import { StepFrame } from './StepFrame';

/** The third step: what would come in, and what is wrong. */
export function CheckStep({ store }: { store: ImportStore }) {
  const { busy, check, trouble } = useStore(store);
  if (busy === 'checking' || busy === 'importing') return <ProgressStep store={store} step={busy} />;
  const back = (
    <Button variant="default" disabled={busy !== null} onClick={store.getState().backToColumns}>
      Go back
    </Button>
  );
  if (check === null) {
    return <StepFrame title="Nothing has been put on record" trouble={trouble} back={back} />;
  }
  return (
    <StepFrame
      title={titleOf(check)}
      trouble={trouble}
      back={back}
      actions={<CheckActions store={store} check={check} />}
    >
      <ImportCounts
        counts={[
          { term: 'Rows in the file', count: check.rows },
          { term: 'New patients', count: check.newPatients },
          { term: 'On record already', count: check.duplicates },
          { term: 'Repeated in the file', count: check.repeated },
          { term: 'With errors', count: check.badRows },
        ]}
      />
      {check.badRows > 0 && <RowErrorList check={check} />}
    </StepFrame>
  );
}

function titleOf({ newPatients, badRows, rows }: ImportCheck): string {
  if (rows === 0) return 'There are no rows below the names of the columns';
  if (badRows > 0)
    return `${countWords(badRows, 'row')} cannot be taken as ${badRows === 1 ? 'it is' : 'they are'}`;
  return newPatients === 0 ? 'There is nobody new in this file' : 'Every row can be taken';
}

/** With errors it is all or nothing, unless a person chooses to go without those rows. */
function CheckActions({ store, check }: { store: ImportStore; check: ImportCheck }) {
  const { busy, hasSavedBadRows } = useStore(store);
  const { badRows, newPatients } = check;
  return (
    <>
      <span className={classes.note} role="status">
        {hasSavedBadRows && 'The bad rows were saved.'}
      </span>
      {badRows > 0 && (
        <Button
          variant="default"
          loading={busy === 'saving'}
          disabled={busy !== null}
          onClick={() => void store.getState().saveBadRows()}
        >
          Save the bad rows…
        </Button>
      )}
      {newPatients > 0 && (
        <Button disabled={busy !== null} onClick={() => void store.getState().run(badRows > 0)}>
          {badRows > 0
            ? `Import the ${numberWords(newPatients)} good ${newPatients === 1 ? 'row' : 'rows'}`
            : `Import ${countWords(newPatients, 'patient')}`}
        </Button>
      )}
    </>
  );
}
