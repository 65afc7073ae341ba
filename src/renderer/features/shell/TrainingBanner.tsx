import { GraduationCap } from 'lucide-react';
import classes from './TrainingBanner.module.css';

/** Says that nothing here is real, and leads out of it. */
export function TrainingBanner({ onSetUpRealAccount }: { onSetUpRealAccount: () => void }) {
  return (
    <aside className={classes.banner} aria-label="Training practice">
      <GraduationCap className={classes.icon} aria-hidden="true" />
      <span className={classes.text}>
        <strong>Training practice:</strong> no message leaves this computer.
      </span>
      <button type="button" className={classes.action} onClick={onSetUpRealAccount}>
        Set up a real account
      </button>
    </aside>
  );
}
