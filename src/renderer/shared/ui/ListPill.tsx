import type { LucideIcon } from 'lucide-react';
import classes from './ListPill.module.css';

interface ListPillProps {
  icon: LucideIcon;
  words: string;
  onPress: () => void;
}

/** Says over a list, quietly, that it has moved on, and waits for the person to want it. */
export function ListPill({ icon: Icon, words, onPress }: ListPillProps) {
  return (
    <button type="button" className={classes.pill} onClick={onPress}>
      <Icon className={classes.icon} aria-hidden="true" />
      {words}
    </button>
  );
}
