import { Popover } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import type { BatchRow } from '../../../shared/domain/batch';
import { useNow } from '../../shared/ui/use-now';
import { eventSentence } from '../../shared/words/batches';
import { exactTime, shortTime } from '../../shared/words/times';
import classes from './BatchHeader.module.css';
import { useBatchesParts } from './batches-store';

/** What has been done to the batch as a whole, in a small popover. */
export function BatchHistory({ batch }: { batch: BatchRow }) {
  const [isOpen, setIsOpen] = useState(false);
  const { events, readEvents } = useBatchesParts('events', 'readEvents');
  const now = useNow();
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" width={360} trapFocus withRoles>
      <Popover.Target>
        <button
          type="button"
          className={classes.quiet}
          onClick={() => {
            if (!isOpen) void readEvents(batch.id);
            setIsOpen(!isOpen);
          }}
        >
          <History className={classes.icon} aria-hidden="true" />
          History
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.events}>
        <ol tabIndex={0} aria-label="What was done to the batch">
          <li>
            <time title={exactTime(batch.createdAt)}>{shortTime(batch.createdAt, now)}</time>
            <span>{batch.createdBy} wrote it.</span>
          </li>
          {events.map((event, index) => (
            <li key={`${event.at}-${index}`}>
              <time title={exactTime(event.at)}>{shortTime(event.at, now)}</time>
              <span>{eventSentence(event)}</span>
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}
