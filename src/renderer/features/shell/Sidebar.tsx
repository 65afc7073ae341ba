import { Mails, Settings2, type LucideIcon } from 'lucide-react';
import classes from './Sidebar.module.css';
import { StaffPicker } from './StaffPicker';

/** The places of the main window. */
export type Place = 'messages' | 'settings';

interface SidebarProps {
  place: Place;
  /** Icons only, where the window is small or zoomed. */
  isCompact: boolean;
  onGo: (place: Place) => void;
  onEditNames: () => void;
}

/** Where one can go; at the bottom the settings and who is at the desk. */
export function Sidebar({ place, isCompact, onGo, onEditNames }: SidebarProps) {
  const entry = (target: Place, name: string, icon: LucideIcon) => (
    <SidebarEntry
      name={name}
      icon={icon}
      isHere={place === target}
      isCompact={isCompact}
      onGo={() => {
        onGo(target);
      }}
    />
  );
  return (
    <nav className={classes.sidebar} data-compact={isCompact} aria-label="Sendtrail">
      {entry('messages', 'Messages', Mails)}
      <div className={classes.gap} />
      {entry('settings', 'Settings', Settings2)}
      <StaffPicker isCompact={isCompact} onEditNames={onEditNames} />
    </nav>
  );
}

interface SidebarEntryProps {
  name: string;
  icon: LucideIcon;
  isHere: boolean;
  isCompact: boolean;
  onGo: () => void;
}

function SidebarEntry({ name, icon: Icon, isHere, isCompact, onGo }: SidebarEntryProps) {
  return (
    <button
      type="button"
      className={classes.entry}
      aria-current={isHere ? 'page' : undefined}
      aria-label={name}
      data-compact={isCompact}
      title={isCompact ? name : undefined}
      onClick={onGo}
    >
      <Icon className={classes.icon} aria-hidden="true" />
      {!isCompact && <span className={classes.name}>{name}</span>}
    </button>
  );
}
