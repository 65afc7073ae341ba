import type { StopView } from '../../../shared/domain/arrival';
import { DayAndTime } from '../../shared/ui/Times';
import { outcomeWords } from './stop-words';

/** How it ended, who dealt with it and when: one quiet line. */
export function ClosedStop({ view: { stop } }: { view: StopView }) {
  const { closed, putOff } = stop;
  if (closed !== null) {
    return (
      <li>
        {stop.address}: {outcomeWords(closed)} · {closed.by}, <DayAndTime at={closed.at} />
      </li>
    );
  }
  return (
    putOff !== null && (
      <li>
        {stop.address}: put off until the next arrival ({putOff.reason}) · {putOff.by},{' '}
        <DayAndTime at={putOff.at} />
      </li>
    )
  );
}
