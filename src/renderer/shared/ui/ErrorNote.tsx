import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BridgeFailure } from '../bridge';
import { failureWords } from '../words/failures';
import classes from './ErrorNote.module.css';

interface ErrorNoteProps {
  /** What happened: "No reply from mail.example.org." */
  happened: string;
  /** What it means for the message. */
  meaning?: string;
  /** What to do. */
  advice?: string;
  /** Buttons that do it. */
  actions?: ReactNode;
}

/** An error where it belongs: what happened, what it means, what to do. */
export function ErrorNote({ happened, meaning, advice, actions }: ErrorNoteProps) {
  return (
    <div className={classes.note} role="alert">
      <TriangleAlert className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.happened}>{happened}</p>
        {meaning !== undefined && <p>{meaning}</p>}
        {advice !== undefined && <p>{advice}</p>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}

/** The same for a request that main refused. `happened` says what did not work: "The messages cannot be shown." */
export function FailureNote({
  happened,
  failure,
  actions,
}: Pick<ErrorNoteProps, 'happened' | 'actions'> & { failure: BridgeFailure }) {
  return <ErrorNote happened={happened} {...failureWords(failure)} actions={actions} />;
}

/** The same where main says itself what is wrong with what was chosen: "A quote opens in line 3 and never closes." */
export function SpokenFailureNote({ happened, failure }: { happened: string; failure: BridgeFailure }) {
  if (failure.code !== 'invalid-input') return <FailureNote happened={happened} failure={failure} />;
  return <ErrorNote happened={happened} meaning={failure.message} />;
}
