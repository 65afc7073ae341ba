import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { REFUSAL_WORDS } from '../../shared/words/tables';
import type { ImportStore } from './import-state';
import classes from './ImportPatients.module.css';
import { StepFrame } from './StepFrame';

/** The first step: which file. */
export function ChooseStep({ store, onClose }: { store: ImportStore; onClose: () => void }) {
  const { refused, busy, trouble } = useStore(store);
  return (
    <StepFrame
      title="A file with one patient in each row"
      trouble={trouble}
      back={
        <Button variant="default" disabled={busy !== null} onClick={onClose}>
          Cancel
        </Button>
      }
      actions={
        <Button loading={busy === 'choosing'} onClick={() => void store.getState().choose()}>
          Choose file…
        </Button>
      }
    >
      <div className={classes.text}>
        <p>
          A CSV file from a practice program or a spreadsheet, with names of columns in its first row. Names,
          dates of birth, e-mail addresses and mobile numbers are taken; other columns are left out.
        </p>
        <p>
          Nothing is put on record before you have seen what would come in. Records that exist are not
          changed.
        </p>
      </div>
      {refused !== null && (
        <ErrorNote happened={`${refused.name} was not taken.`} {...REFUSAL_WORDS[refused.refused]} />
      )}
    </StepFrame>
  );
}
