import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ArrivalRow } from '../../../shared/domain/arrival';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { clockTime } from '../../shared/words/times';
import classes from './ArrivalPanel.module.css';
import { useArrivals } from './arrivals-store';
import { PatientStops } from './PatientStops';

interface ArrivalPanelProps {
  arrival: ArrivalRow;
  onOpenPatient: (patientId: string) => void;
}

/** One patient who is here. As long as something is to be talked about, it cannot be closed. */
export function ArrivalPanel({ arrival, onOpenPatient }: ArrivalPanelProps) {
  const { choose, undo } = useArrivals();
  const headingRef = useFocusOnComingUp(arrival.id);
  const { patientName, dateOfBirth, waitingStops } = arrival;
  return (
    <section className={classes.panel} aria-labelledby="arrival-name">
      <div className={classes.head}>
        <div className={classes.who}>
          <h2 id="arrival-name" ref={headingRef} tabIndex={-1} className={classes.name}>
            {patientName}
          </h2>
          <p className={classes.facts}>
            {dateOfBirth !== null && `${dateOfBirthText(dateOfBirth)} · `}
            here since {clockTime(arrival.at)}
          </p>
        </div>
        {waitingStops === 0 && (
          <ActionIcon
            aria-label="Close"
            title="Close"
            onClick={() => {
              choose(null);
            }}
          >
            <X size="1rem" aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onOpenPatient(arrival.patientId);
          }}
        >
          Open record
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void undo(arrival.id)}>
          Undo the arrival
        </Button>
      </div>
      {waitingStops === 0 && <p className={classes.facts}>Nothing needs a word.</p>}
      <PatientStops patientId={arrival.patientId} arrivedAt={arrival.at} />
    </section>
  );
}

/** Takes the keyboard to the patient when something came up with the arrival, not when the row was merely chosen. */
function useFocusOnComingUp(arrivalId: string) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const isComingUp = useArrivals((state) => state.comingUpId === arrivalId);
  const noteSeen = useArrivals((state) => state.noteSeen);
  useEffect(() => {
    if (!isComingUp) return;
    headingRef.current?.focus();
    noteSeen();
  }, [isComingUp, noteSeen]);
  return headingRef;
}
