import { Button } from '@mantine/core';
import type { OutboxEntry } from '../../../shared/domain/outbox';
import { useNow } from '../../shared/ui/use-now';
import { entryWords } from './entry-words';
import { EntryHeading } from './EntryHeading';
import { useOutbox } from './outbox-store';
import classes from './OutboxPanel.module.css';

/** A message that waits: why, and when it is tried next. */
export function WaitingEntry({ entry }: { entry: OutboxEntry }) {
  const { busyIds, sendNow, cancel } = useOutbox();
  const words = entryWords(entry, useNow('seconds'));
  const isBusy = busyIds.has(entry.messageId);
  return (
    <li className={classes.entry}>
      <EntryHeading entry={entry} />
      <p className={classes.reason}>{words.why}</p>
      {words.serverSays !== null && <p className={classes.reply}>{words.serverSays}</p>}
      {entry.state === 'waiting' && (
        <div className={classes.actions}>
          <Button
            size="compact-sm"
            variant="default"
            // A pause is lifted for the account, not for one message.
            disabled={isBusy || entry.pause !== null}
            onClick={() => void sendNow(entry.messageId)}
          >
            Send now
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            onClick={() => void cancel(entry.messageId)}
          >
            Cancel
          </Button>
        </div>
      )}
    </li>
  );
}
