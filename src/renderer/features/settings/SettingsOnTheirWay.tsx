import { useStore } from 'zustand';
import { FailureNote } from '../../shared/ui/ErrorNote';
import type { DeskStore } from './desk-store';
import classes from './Settings.module.css';

/** Until the settings have been read, and when they cannot be. */
export function SettingsOnTheirWay({ store }: { store: DeskStore }) {
  const trouble = useStore(store, (state) => state.trouble);
  return (
    <div className={classes.column}>
      {trouble === null ? (
        <p className={classes.quiet}>Reading the settings…</p>
      ) : (
        <FailureNote happened={trouble.what} failure={trouble.failure} />
      )}
    </div>
  );
}
