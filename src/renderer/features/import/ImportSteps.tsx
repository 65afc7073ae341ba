import { useStore } from 'zustand';
import type { ImportStep, ImportStore } from './import-state';
import classes from './ImportPatients.module.css';

const STEPS: readonly { step: ImportStep | 'import'; words: string }[] = [
  { step: 'choose', words: 'Choose file' },
  { step: 'columns', words: 'Columns' },
  { step: 'check', words: 'Check' },
  { step: 'import', words: 'Import' },
  { step: 'done', words: 'Done' },
];

/** Where in the import one is. */
export function ImportSteps({ store }: { store: ImportStore }) {
  const current = useStore(store, ({ step, busy }) => (busy === 'importing' ? 'import' : step));
  return (
    <ol className={classes.steps} aria-label="Steps">
      {STEPS.map(({ step, words }) => (
        <li key={step} className={classes.step} aria-current={step === current ? 'step' : undefined}>
          {words}
        </li>
      ))}
    </ol>
  );
}
