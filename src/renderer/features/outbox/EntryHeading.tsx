import type { OutboxEntry } from '../../../shared/domain/outbox';
import { Recipient } from '../../shared/ui/Recipient';
import { useOutbox } from './outbox-store';
import classes from './OutboxPanel.module.css';

/** Whom a message is for and what it is about; leads to its details. */
export function EntryHeading({ entry }: { entry: OutboxEntry }) {
  const { showDetails } = useOutbox();
  const { messageId, patientName, recipient, subject } = entry;
  return (
    <>
      <p className={classes.line}>
        <span className={classes.patient}>{patientName}</span>
        <span className={classes.recipient}>
          <Recipient recipient={recipient} />
        </span>
        <button
          type="button"
          role="link"
          className={classes.details}
          aria-label={`details of ${subject}`}
          onClick={() => void showDetails(messageId)}
        >
          details
        </button>
      </p>
      <p className={classes.subject}>{subject}</p>
    </>
  );
}
