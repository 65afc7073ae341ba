import { Button } from '@mantine/core';
import { MessageCircleMore } from 'lucide-react';
import type { ArrivalRow } from '../../../shared/domain/arrival';
import { useNow } from '../../shared/ui/use-now';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { numberWords } from '../../shared/words/numbers';
import { clockTime, dateWords, exactTime } from '../../shared/words/times';
import classes from './ArrivalList.module.css';
import { useArrivals } from './arrivals-store';

/** Who has arrived today, the latest first. */
export function ArrivalList({ rows }: { rows: readonly ArrivalRow[] }) {
  const now = useNow();
  return (
    <section className={classes.section} aria-labelledby="arrivals-today">
      <h2 id="arrivals-today" className={classes.heading}>
        Today, {dateWords(now, now)} <span className={classes.count}>{numberWords(rows.length)}</span>
      </h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.time}>
              Time
            </th>
            <th scope="col">Patient</th>
            <th scope="col">Date of birth</th>
            <th scope="col">By</th>
            <th scope="col">
              <span className={classes.spoken}>Undo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ArrivalLine key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ArrivalLine({ row }: { row: ArrivalRow }) {
  const { chosenId, choose, undo } = useArrivals();
  const isChosen = row.id === chosenId;
  return (
    <tr data-chosen={isChosen}>
      <td className={classes.time}>
        <time dateTime={new Date(row.at).toISOString()} title={exactTime(row.at)}>
          {clockTime(row.at)}
        </time>
      </td>
      <td>
        <span className={classes.patient}>
          <button
            type="button"
            className={classes.name}
            aria-expanded={isChosen}
            onClick={() => {
              choose(isChosen && row.waitingStops === 0 ? null : row.id);
            }}
          >
            {row.patientName}
          </button>
          {row.waitingStops > 0 && (
            <span className={classes.word} title="Something is to be talked about with this patient">
              <MessageCircleMore className={classes.icon} aria-hidden="true" />
              Needs a word
            </span>
          )}
        </span>
      </td>
      <td className={classes.quiet}>{row.dateOfBirth === null ? '' : dateOfBirthText(row.dateOfBirth)}</td>
      <td className={classes.quiet}>{row.by}</td>
      <td className={classes.undo}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`Undo the arrival of ${row.patientName}`}
          title="Take the arrival back"
          onClick={() => void undo(row.id)}
        >
          Undo
        </Button>
      </td>
    </tr>
  );
}
