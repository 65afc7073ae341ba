import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { countWords } from '../../shared/words/numbers';
import { ImportCounts } from './ImportCounts';
import type { ImportStore } from './import-state';
import classes from './ImportPatients.module.css';
import { StepFrame } from './StepFrame';

/** The last step: what came in. */
export function DoneStep({ store, onClose }: { store: ImportStore; onClose: () => void }) {
  const { outcome, trouble } = useStore(store);
  if (outcome === null) return null;
  const { imported, duplicates, repeated, skippedRows, isCancelled } = outcome;
  const title = isCancelled
    ? 'The import was cancelled'
    : `${countWords(imported, 'patient')} ${imported === 1 ? 'was' : 'were'} put on record`;
  return (
    <StepFrame title={title} trouble={trouble} back={null} actions={<Button onClick={onClose}>Close</Button>}>
      {isCancelled ? (
        <p className={classes.text}>Nobody was put on record.</p>
      ) : (
        <ImportCounts
          counts={[
            { term: 'New patients', count: imported },
            { term: 'On record already', count: duplicates },
            { term: 'Repeated in the file', count: repeated },
            { term: 'Left out, with errors', count: skippedRows },
          ]}
        />
      )}
    </StepFrame>
  );
}
