import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import classes from './AccountActions.module.css';
import type { TrackingStore } from './tracking-store';

/** Save, test, leave: in the place of the account's buttons, while only the tracking is changed. */
export function TrackingActions({ store }: { store: TrackingStore }) {
  const busy = useStore(store, (state) => state.busy);
  const { save, runTest, closeForm } = store.getState();
  return (
    <div className={classes.actions}>
      <Button loading={busy === 'saving'} disabled={busy === 'testing'} onClick={() => void save()}>
        Save tracking
      </Button>
      <Button
        variant="default"
        loading={busy === 'testing'}
        disabled={busy === 'saving'}
        onClick={() => void runTest()}
      >
        Test tracking
      </Button>
      <Button variant="subtle" color="gray" disabled={busy === 'saving'} onClick={closeForm}>
        Leave tracking as it is
      </Button>
    </div>
  );
}
