import { Button } from '@mantine/core';
import { ActionLine } from '../../shared/ui/ActionLine';
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
  const batchId = actionNote?.batchId ?? null;
  return (
    <ActionLine
      text={actionNote?.text ?? null}
      failure={actionFailure}
      action={
        batchId !== null && (
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
        )
      }
      onDismiss={dismissNote}
    />
  );
}
