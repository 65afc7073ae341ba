import { UserCheck } from 'lucide-react';
import { useState } from 'react';
import type { MessageRow } from '../../../shared/domain/message';
import { NotSentReason } from './NotSentReason';
import { OutboxBadge } from './OutboxBadge';
import { StatusMark } from './StatusMark';
import { exactTime } from '../words/times';
import classes from './StatusCell.module.css';

/**
 * Status of one row, with its badge or why it was not sent. A status that changes while it is on the screen fades its
 * background once.
 */
export function StatusCell({ row }: { row: MessageRow }) {
  const [firstStatus] = useState(row.status);
  return (
    <span className={classes.cell}>
      {/* A new key starts the fade anew; the status with which the row came into view does not fade. */}
      <span key={row.status} className={classes.status} data-changed={row.status !== firstStatus}>
        <StatusMark status={row.status} channel={row.channel} />
      </span>
      <OutboxBadge row={row} isShort />
      <NotSentReason row={row} />
      {row.handledAt !== null && (
        <span className={classes.handled} title={`Handled ${exactTime(row.handledAt)}`}>
          <UserCheck aria-label="Handled" />
        </span>
      )}
    </span>
  );
}
