import { Button } from '@mantine/core';
import classes from './Settings.module.css';

interface SaveBarProps {
  hasChanges: boolean;
  isSaved: boolean;
  isBusy: boolean;
  onSave: () => void;
}

/** Nothing is kept before this button is pressed, and the words beside it say how it stands. */
export function SaveBar({ hasChanges, isSaved, isBusy, onSave }: SaveBarProps) {
  return (
    <div className={classes.row}>
      <Button loading={isBusy} disabled={!hasChanges} onClick={onSave}>
        Save
      </Button>
      <p className={classes.quiet} role="status">
        {hasChanges && 'Not saved yet'}
        {!hasChanges && isSaved && 'Saved'}
      </p>
    </div>
  );
}
