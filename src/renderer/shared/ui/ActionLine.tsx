import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BridgeFailure } from '../bridge';
import classes from './ActionLine.module.css';
import { FailureNote } from './ErrorNote';

interface ActionLineProps {
  /** What the last action did; null: nothing to say. */
  text: string | null;
  failure: { happened: string; failure: BridgeFailure } | null;
  /** Where the result is to be seen. */
  action?: ReactNode;
  onDismiss: () => void;
}

/** What the last action did, or why it did not work, under the table it was about. */
export function ActionLine({ text, failure, action, onDismiss }: ActionLineProps) {
  if (failure !== null) {
    return (
      <div className={classes.failure}>
        <FailureNote
          {...failure}
          actions={
            <Button size="compact-sm" variant="default" onClick={onDismiss}>
              Close
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <div role="status">
      {text !== null && (
        <div className={classes.note}>
          <span>{text}</span>
          {action}
          <button type="button" className={classes.close} aria-label="Dismiss" onClick={onDismiss}>
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
