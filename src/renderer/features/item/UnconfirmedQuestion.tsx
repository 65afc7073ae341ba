import { Button } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useStore } from 'zustand';
import type { MessageItem } from '../../../shared/domain/message-item';
import { awaitedEvidence, awaitedSmsEvidence, UNCONFIRMED_WORDS } from '../../shared/words/unconfirmed';
import { trackingOf, type ItemStore } from './item-store';
import { TrackingFreshness } from './TrackingFreshness';
import classes from './UnconfirmedQuestion.module.css';

/** Nobody knows whether the message went: what happened, what may still tell, and the answers of a person. */
export function UnconfirmedQuestion({ store, item }: { store: ItemStore; item: MessageItem }) {
  const isBusy = useStore(store, (state) => state.isBusy);
  const tracking = useStore(store, trackingOf);
  return (
    <section className={classes.question} aria-labelledby="unconfirmed-question">
      <CircleHelp className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <h2 id="unconfirmed-question" className={classes.title}>
          Did this message arrive?
        </h2>
        <p>{UNCONFIRMED_WORDS[item.message.channel]}</p>
        <p>
          {item.message.channel === 'sms'
            ? awaitedSmsEvidence(item.canConfirm)
            : awaitedEvidence(item.tracking, tracking?.trouble ?? null)}
          {tracking?.trouble === null && (
            <>
              {' '}
              <TrackingFreshness tracking={tracking} />
            </>
          )}
        </p>
        <p>Once the patient has told you:</p>
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
