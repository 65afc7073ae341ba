import { Button } from '@mantine/core';
import { GraduationCap, MailPlus, SearchX } from 'lucide-react';
import type { Practice } from '../../../shared/ipc/contract';
import { EmptyState } from '../../shared/ui/EmptyState';
import { useBatchesParts } from './batches-store';
import { FIRST_QUERY, isNarrowed } from './message-query';

interface EmptyMessagesProps {
  practice: Practice;
  onWriteMessage: () => void;
}

/** Why there are no rows, and the first step. */
export function EmptyMessages({ practice, onWriteMessage }: EmptyMessagesProps) {
  const { query, showQuery } = useBatchesParts('query', 'showQuery');
  if (isNarrowed(query)) {
    return (
      <EmptyState
        icon={SearchX}
        title="Nothing matches"
        actions={
          <Button
            variant="default"
            onClick={() => {
              showQuery({ ...FIRST_QUERY, batchId: query.batchId, sort: query.sort });
            }}
          >
            Clear search and filters
          </Button>
        }
      >
        No message fits {query.batchId === null ? 'the search' : 'the search in this batch'}.
      </EmptyState>
    );
  }
  return practice === 'training' ? (
    <EmptyTraining onWriteMessage={onWriteMessage} />
  ) : (
    <EmptyState
      icon={MailPlus}
      title="Write your first message"
      actions={<Button onClick={onWriteMessage}>Write a message</Button>}
    >
      Every message sent from this desk is listed here, with what became of it.
    </EmptyState>
  );
}

function EmptyTraining({ onWriteMessage }: { onWriteMessage: () => void }) {
  const { sendSampleBatch, isActing } = useBatchesParts('sendSampleBatch', 'isActing');
  return (
    <EmptyState
      icon={GraduationCap}
      title="This is the Training practice"
      actions={
        <>
          <Button onClick={onWriteMessage}>Write a message</Button>
          <Button variant="default" loading={isActing} onClick={() => void sendSampleBatch()}>
            Send a sample batch
          </Button>
        </>
      }
    >
      <p>
        The patients are invented, and the mail server is inside this computer. It delivers, opens and bounces
        messages as the real world does, and nothing leaves this computer.
      </p>
      <p>Send something and watch here what becomes of it.</p>
    </EmptyState>
  );
}
