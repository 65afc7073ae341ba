import { Button, Progress } from '@mantine/core';
import { useStore } from 'zustand';
import { countWords } from '../../shared/words/numbers';
import type { ImportStore } from './import-state';
import classes from './ImportPatients.module.css';
import { StepFrame } from './StepFrame';

const TITLES = { checking: 'Checking the file', importing: 'Importing' } as const;

/** How far it is, and the way out. */
export function ProgressStep({ store, step }: { store: ImportStore; step: keyof typeof TITLES }) {
  const progress = useStore(store, (state) => state.progress);
  const trouble = useStore(store, (state) => state.trouble);
  const percent = Math.floor((progress?.fraction ?? 0) * 100);
  return (
    <StepFrame
      title={TITLES[step]}
      trouble={trouble}
      back={
        <Button variant="default" onClick={() => void store.getState().cancel()}>
          Cancel
        </Button>
      }
    >
      <Progress value={percent} aria-label={TITLES[step]} />
      <p className={classes.text}>
        {progress === null
          ? 'Reading the first rows.'
          : `${countWords(progress.rowsDone, 'row')}, ${percent}%`}
      </p>
    </StepFrame>
  );
}
