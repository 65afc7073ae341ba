import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { BatchRow } from '../../../shared/domain/batch';
import { notSentCode } from '../../../shared/domain/batch-outcome';
import { badgeOf, type MessageRow } from '../../../shared/domain/message';
import { badgeWords } from '../../shared/words/badges';
import { OUTCOME_NAMES } from '../../shared/words/batches';
import { Recipient } from '../../shared/ui/Recipient';
import { useBatchesParts } from './batches-store';
import classes from './BatchPrint.module.css';
import { countWords } from '../../shared/words/numbers';
import { exactTime } from '../../shared/words/times';

/** The whole batch as a list for paper: seen only there, and only until it has been saved. */
export function BatchPrint({ batch }: { batch: BatchRow }) {
  const { printed, savePrint } = useBatchesParts('printed', 'savePrint');
  const isWanted = printed !== null && printed.batchId === batch.id;
  useEffect(() => {
    if (isWanted) void savePrint();
  }, [isWanted, savePrint]);
  if (!isWanted) return null;
  const { now } = printed;
  return createPortal(
    <article className={classes.paper} data-paper="true" aria-hidden="true">
      <h1>{batch.name}</h1>
      <p>
        {countWords(printed.rows.length, 'message')}, written {exactTime(batch.createdAt)} by{' '}
        {batch.createdBy}. As it stood {exactTime(now)}.
      </p>
      <table>
        <thead>
          <tr>
            {['Status', 'Since', 'Patient', 'To', batch.channel === 'sms' ? 'Text' : 'Subject'].map(
              (heading) => (
                <th key={heading}>{heading}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {printed.rows.map((row) => (
            <tr key={row.id}>
              <td>{statusWords(row, now)}</td>
              <td>{exactTime(row.statusAt)}</td>
              <td>{row.patientName}</td>
              <td>
                <Recipient recipient={row.recipient} />
              </td>
              <td>{row.subject}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>,
    document.body,
  );
}

/** "Queued", "Created (Held 1:42)", "Other (Opted out)" */
function statusWords(row: MessageRow, now: number): string {
  const badge = badgeOf(row, now);
  const reason = notSentCode(row);
  if (badge !== null) return `${row.status} (${badgeWords(badge, now, row.channel)})`;
  return reason === null ? row.status : `${row.status} (${OUTCOME_NAMES[reason]})`;
}
