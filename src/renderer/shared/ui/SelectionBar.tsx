import { Button } from '@mantine/core';
import { X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './SelectionBar.module.css';

interface SelectionBarProps {
  /** "Selected messages" */
  label: string;
  /** "3 messages" */
  count: string;
  onClear: () => void;
  /** {@link SelectionAction}s. */
  children: ReactNode;
}

/** What can be done with the selected rows of a table, under it. */
export function SelectionBar({ label, count, onClear, children }: SelectionBarProps) {
  return (
    <section className={classes.bar} aria-label={label}>
      <span className={classes.count} role="status">
        {count} selected
      </span>
      <div className={classes.actions}>{children}</div>
      <Button
        className={classes.clear}
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<X className={classes.icon} aria-hidden="true" />}
        onClick={onClear}
      >
        Clear
      </Button>
    </section>
  );
}

interface SelectionActionProps {
  icon: LucideIcon;
  isBusy: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** One action of a {@link SelectionBar}. */
export function SelectionAction({ icon: Icon, isBusy, onClick, children }: SelectionActionProps) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={isBusy}
      leftSection={<Icon className={classes.icon} aria-hidden="true" />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
