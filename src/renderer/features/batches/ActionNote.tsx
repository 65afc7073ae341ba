import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { FailureNote } from '../../shared/ui/ErrorNote';
import classes from './ActionNote.module.css';
import { useBatchesParts } from './batches-store';
import { FIRST_QUERY } from './message-query';

/** What the last action did, or why it did not work, under the table it was about. */
export function ActionNote() {
  const { actionNote, actionFailure, dismissNote, showQuery } = useBatchesParts(
    'actionNote',
    'actionFailure',
    'dismissNote',
    'showQuery',
  );
  if (actionFailure !== null) {
    return (
      <div className={classes.failure}>
        <FailureNote
          {...actionFailure}
          actions={
            <Button size="compact-sm" variant="default" onClick={dismissNote}>
              Close
            </Button>
          }
        />
      </div>
    );
  }
  const batchId = actionNote?.batchId ?? null;
  return (
    <div role="status">
      {actionNote !== null && (
        <div className={classes.note}>
          <span>{actionNote.text}</span>
          {batchId !== null && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                dismissNote();
                showQuery({ ...FIRST_QUERY, batchId });
              }}
            >
              Show
            </Button>
          )}
          <button type="button" className={classes.close} aria-label="Dismiss" onClick={dismissNote}>
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
