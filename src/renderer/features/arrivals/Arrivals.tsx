import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { DoorOpen } from 'lucide-react';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { useNow } from '../../shared/ui/use-now';
import { useLive } from '../../shared/use-live';
import { ArrivalList } from './ArrivalList';
import { ArrivalPanel } from './ArrivalPanel';
import classes from './Arrivals.module.css';
import { ArrivalSearch } from './ArrivalSearch';
import { useArrivals } from './arrivals-store';

export interface ArrivalsHandle {
  focusSearch: () => void;
}

interface ArrivalsProps {
  onOpenPatient: (patientId: string) => void;
  ref?: Ref<ArrivalsHandle>;
}

/** Who is here, and what is to be talked about with them. The screen may be seen by the patient at the desk. */
export function Arrivals({ onOpenPatient, ref }: ArrivalsProps) {
  const { rows, chosenId, trouble, read, follow } = useArrivals();
  const searchRef = useRef<HTMLInputElement>(null);
  const today = new Date(useNow()).toDateString();
  useEffect(() => {
    void read();
  }, [read, today]);
  useLive(follow);
  useImperativeHandle(ref, () => ({
    focusSearch: () => {
      searchRef.current?.focus();
      searchRef.current?.select();
    },
  }));
  const chosen = rows?.find(({ id }) => id === chosenId) ?? null;
  return (
    <main className={classes.page} data-chosen={chosen !== null}>
      <div className={classes.search}>
        <h1 className={classes.title}>Who has arrived?</h1>
        <ArrivalSearch inputRef={searchRef} />
        {trouble !== null && <FailureNote {...trouble} />}
      </div>
      {chosen !== null && (
        <div className={classes.panel}>
          <ArrivalPanel key={chosen.id} arrival={chosen} onOpenPatient={onOpenPatient} />
        </div>
      )}
      <div className={classes.list}>
        {rows !== null && rows.length === 0 && (
          <EmptyState icon={DoorOpen} title="Nobody has arrived today">
            Type a name above and press Enter when a patient comes to the desk. If an e-mail did not reach
            them, it is said here.
          </EmptyState>
        )}
        {rows !== null && rows.length > 0 && <ArrivalList rows={rows} />}
      </div>
    </main>
  );
}
