import { Button } from '@mantine/core';
import { DatabaseZap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StartupProblemView } from '../../../shared/ipc/contract';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { RESTORABLE_PROBLEMS, STARTUP_PROBLEM_WORDS } from './problem-words';
import { createStartupStore, type StartupChoice, type StartupState } from './startup-store';
import classes from './StartupProblem.module.css';

/** The log could not be opened: what happened, which file, and what can be done. */
export function StartupProblem() {
  const [store] = useState(createStartupStore);
  const state = useStore(store);
  useEffect(() => {
    void store.getState().read();
  }, [store]);
  return (
    <main className={classes.page} aria-busy={state.problem === null && state.failure === null}>
      <DatabaseZap className={classes.icon} aria-hidden="true" strokeWidth={1.5} />
      {state.problem !== null && <Problem problem={state.problem} />}
      {state.failure !== null && <FailureNote happened="That did not work." failure={state.failure} />}
      <Choices state={state} />
    </main>
  );
}

function Problem({ problem: { problem, file, detail } }: { problem: StartupProblemView }) {
  const { title, happened, advice } = STARTUP_PROBLEM_WORDS[problem];
  return (
    <div className={classes.words} role="alert">
      <h1 className={classes.title}>{title}</h1>
      <p>{happened}</p>
      <p>{advice}</p>
      <dl className={classes.file}>
        <dt>File</dt>
        <dd>{file}</dd>
        {detail !== '' && (
          <>
            <dt>Details</dt>
            <dd>{detail}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Choices({ state: { problem, busy, choose } }: { state: StartupState }) {
  const canRestore = problem !== null && problem.hasBackup && RESTORABLE_PROBLEMS.has(problem.problem);
  const button = (choice: StartupChoice, words: string, isFirst = false) => (
    <Button
      variant={isFirst ? 'filled' : 'default'}
      loading={busy === choice}
      disabled={busy !== null}
      onClick={() => void choose(choice)}
    >
      {words}
    </Button>
  );
  return (
    <div className={classes.choices}>
      {button('try-again', 'Try again', true)}
      {canRestore && <RestoreBackup isBusy={busy !== null} onRestore={() => void choose('restore-backup')} />}
      {button('show-file', 'Show the file')}
      <span className={classes.last}>{button('quit', 'Quit')}</span>
    </div>
  );
}

function RestoreBackup({ isBusy, onRestore }: { isBusy: boolean; onRestore: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={isBusy}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Restore the last backup…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Restore the last backup?"
        confirmLabel="Restore"
        onClose={() => {
          setIsAsking(false);
        }}
        onConfirm={() => {
          setIsAsking(false);
          onRestore();
        }}
      >
        <p>
          The backup takes the place of the damaged log. Messages that were written or sent after it was made
          are not in it; do not send them again before you have asked the patients.
        </p>
      </ConfirmDialog>
    </>
  );
}
