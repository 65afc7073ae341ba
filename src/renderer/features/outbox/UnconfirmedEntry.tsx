import { Button } from '@mantine/core';
import type { OutboxEntry } from '../../../shared/domain/outbox';
import { EntryHeading } from './EntryHeading';
import { useOutbox } from './outbox-store';
import classes from './OutboxPanel.module.css';

/** A message that may have gone: only a person can say. */
export function UnconfirmedEntry({ entry }: { entry: OutboxEntry }) {
  const { busyIds, resolve } = useOutbox();
  const isBusy = busyIds.has(entry.messageId);
  return (
    <li className={classes.entry}>
      <EntryHeading entry={entry} />
      <div className={classes.question}>
        <span>It may have gone. Did it arrive?</span>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBusy}
          onClick={() => void resolve(entry.messageId, 'gone')}
        >
          It arrived
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBusy}
          onClick={() => void resolve(entry.messageId, 'not-gone')}
        >
          Send again
        </Button>
      </div>
    </li>
  );
}
