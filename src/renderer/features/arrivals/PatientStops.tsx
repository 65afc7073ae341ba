import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { comesUp, type StopView } from '../../../shared/domain/arrival';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { useKeptFocus } from '../../shared/ui/use-kept-focus';
import { useLive } from '../../shared/use-live';
import { ClosedStop } from './ClosedStop';
import classes from './PatientStops.module.css';
import { StopCard } from './StopCard';
import { createStopsStore } from './stops-store';

interface PatientStopsProps {
  patientId: string;
  /** When the patient came to the desk (ms): only what comes up since then is shown. Null: everything, as on the record. */
  arrivedAt?: number | null;
}

/** What is to be talked about with a patient because an e-mail did not arrive, and how that ended earlier. */
export function PatientStops({ patientId, arrivedAt = null }: PatientStopsProps) {
  const [store] = useState(() => createStopsStore(patientId));
  const stops = useStore(store, (state) => state.stops);
  const failure = useStore(store, (state) => state.failure);
  useEffect(() => {
    void store.getState().read();
  }, [store]);
  useLive((changes) => {
    store.getState().follow(changes);
  });
  const placeRef = useRef<HTMLDivElement>(null);
  useKeptFocus(placeRef);
  if (failure !== null) {
    return (
      <FailureNote
        happened="What is to be talked about cannot be shown."
        failure={failure}
        actions={
          <Button size="compact-sm" variant="default" onClick={() => void store.getState().read()}>
            Try again
          </Button>
        }
      />
    );
  }
  if (stops === null || stops.length === 0) return null;
  const { open, closed } = sorted(stops, arrivedAt);
  return (
    <div ref={placeRef} className={classes.stops} tabIndex={-1}>
      {open.map((view) => (
        <StopCard key={view.stop.id} store={store} view={view} />
      ))}
      {closed.length > 0 && (
        <ul className={classes.closed} aria-label="Earlier">
          {closed.map((view) => (
            <ClosedStop key={view.stop.id} view={view} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** At the arrival a stop that was put off has left; on the record it stays until it is closed. */
function sorted(
  stops: readonly StopView[],
  arrivedAt: number | null,
): { open: StopView[]; closed: StopView[] } {
  const isOpen = ({ stop }: StopView) =>
    arrivedAt === null ? stop.closed === null : comesUp(stop, arrivedAt);
  return { open: stops.filter(isOpen), closed: stops.filter((view) => !isOpen(view)) };
}
