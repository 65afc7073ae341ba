import { Button } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useStore } from 'zustand';
import type { ItemStore } from './item-store';
import classes from './UnconfirmedQuestion.module.css';

/** Nobody knows whether the message went; a person who has found out says so. */
export function UnconfirmedQuestion({ store }: { store: ItemStore }) {
  const isBusy = useStore(store, (state) => state.isBusy);
  return (
    <section className={classes.question} aria-labelledby="unconfirmed-question">
      <CircleHelp className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <h2 id="unconfirmed-question" className={classes.title}>
          It may have gone.
        </h2>
        <p>
          The whole message was handed over, but the connection was lost before the server replied. It is not
          sent again by itself, so that nobody gets it twice. Ask the patient whether it arrived.
        </p>
        <div className={classes.answers}>
          <Button variant="default" disabled={isBusy} onClick={() => void store.getState().resolve('gone')}>
            It arrived
          </Button>
          <Button
            variant="default"
            disabled={isBusy}
            onClick={() => void store.getState().resolve('not-gone')}
          >
            It did not arrive: send it
          </Button>
        </div>
      </div>
    </section>
  );
}
