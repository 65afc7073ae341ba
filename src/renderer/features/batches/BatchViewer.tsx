import { Button, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { Practice } from '../../../shared/ipc/contract';
import { FailureNote } from '../../shared/ui/ErrorNote';
import type { DataTableHandle } from '../../shared/ui/table/data-table-props';
import { useLive } from '../../shared/use-live';
import { BatchHeader } from './BatchHeader';
import { BatchList } from './BatchList';
import classes from './BatchViewer.module.css';
import { useBatchesParts } from './batches-store';
import { EmptyMessages } from './EmptyMessages';
import { FIRST_QUERY } from './message-query';
import { MessageTable } from './MessageTable';
import { MessageToolbar } from './MessageToolbar';

export interface BatchViewerHandle {
  focusSearch: () => void;
}

interface BatchViewerProps {
  practice: Practice;
  onWriteMessage: () => void;
  ref?: Ref<BatchViewerHandle>;
}

/** The Email / SMS Batch Viewer: batches at the left, the messages of the chosen one at the right, both live. */
export function BatchViewer({ practice, onWriteMessage, ref }: BatchViewerProps) {
  const { query, failure, readBatches, readMessages, showQuery, takeMessageChanges, takeBatchChanges } =
    useBatchesParts(
      'query',
      'failure',
      'readBatches',
      'readMessages',
      'showQuery',
      'takeMessageChanges',
      'takeBatchChanges',
    );
  const { takeOutcomeChanges } = useBatchesParts('takeOutcomeChanges');
  const searchRef = useRef<HTMLInputElement>(null);
  const tableRef = useRef<DataTableHandle>(null);
  const isNarrow = useMediaQuery('(width < 54rem)', false, { getInitialValueInEffect: false });

  // Another practice is another log.
  useEffect(() => {
    showQuery(FIRST_QUERY);
    void readBatches();
  }, [practice, showQuery, readBatches]);
  useLive((changes) => {
    takeMessageChanges(changes);
    takeBatchChanges(changes);
    takeOutcomeChanges(changes);
  });
  useEffect(() => {
    tableRef.current?.scrollToTop();
  }, [query]);
  useImperativeHandle(ref, () => ({
    focusSearch: () => {
      searchRef.current?.focus();
      searchRef.current?.select();
    },
  }));

  return (
    <main className={classes.viewer}>
      <VisuallyHidden component="h1">Messages</VisuallyHidden>
      {!isNarrow && (
        <div className={classes.batches}>
          <BatchList />
        </div>
      )}
      <div className={classes.messages}>
        <MessageToolbar
          isNarrow={isNarrow}
          searchRef={searchRef}
          onLeaveToResults={() => tableRef.current?.focus()}
          onWriteMessage={onWriteMessage}
        />
        <BatchHeader />
        {failure !== null && (
          <div className={classes.failure}>
            <FailureNote
              happened="The messages cannot be shown."
              failure={failure}
              actions={
                <Button size="compact-sm" variant="default" onClick={() => void readMessages()}>
                  Try again
                </Button>
              }
            />
          </div>
        )}
        <MessageTable
          tableRef={tableRef}
          empty={<EmptyMessages practice={practice} onWriteMessage={onWriteMessage} />}
        />
      </div>
    </main>
  );
}
