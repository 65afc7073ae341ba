import { CircleAlert, DoorOpen, Mails, Settings2, UsersRound, type LucideIcon } from 'lucide-react';
import { countWords, numberWords } from '../../shared/words/numbers';
import { useShell } from './shell-store';
import classes from './Sidebar.module.css';
import { StaffPicker } from './StaffPicker';

/** The places of the main window. */
export type Place = 'messages' | 'patients' | 'arrivals' | 'attention' | 'settings';

interface SidebarProps {
  place: Place;
  /** Icons only, where the window is small or zoomed. */
  isCompact: boolean;
  onGo: (place: Place) => void;
  onEditNames: () => void;
}

/** Where one can go; at the bottom the settings and who is at the desk. */
export function Sidebar({ place, isCompact, onGo, onEditNames }: SidebarProps) {
  const arrivals = useShell(({ connection }) => connection?.arrivalsWithStops ?? 0);
  const attention = useShell(({ connection }) => connection?.needsAttention ?? 0);
  const entry = (target: Place, name: string, icon: LucideIcon, count?: EntryCount) => (
    <SidebarEntry
      name={name}
      icon={icon}
      count={count}
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
      {entry('patients', 'Patients', UsersRound)}
      {entry('arrivals', 'Arrivals', DoorOpen, {
        count: arrivals,
        meaning: `${countWords(arrivals, 'patient')} here to have a word with`,
      })}
      {entry('attention', 'Attention', CircleAlert, {
        count: attention,
        meaning: attention === 1 ? '1 thing needs you' : `${countWords(attention, 'thing')} need you`,
      })}
      <div className={classes.gap} />
      {entry('settings', 'Settings', Settings2)}
      <StaffPicker isCompact={isCompact} onEditNames={onEditNames} />
    </nav>
  );
}

/** How much there is to do at a place, and what that is. */
interface EntryCount {
  count: number;
  meaning: string;
}

interface SidebarEntryProps {
  name: string;
  icon: LucideIcon;
  count: EntryCount | undefined;
  isHere: boolean;
  isCompact: boolean;
  onGo: () => void;
}

function SidebarEntry({ name, icon: Icon, count, isHere, isCompact, onGo }: SidebarEntryProps) {
  const shownCount = count !== undefined && count.count > 0 ? count : null;
  const title = [isCompact ? name : null, shownCount?.meaning].filter(Boolean).join(': ');
  return (
    <button
      type="button"
      className={classes.entry}
      aria-current={isHere ? 'page' : undefined}
      aria-label={name}
      aria-description={shownCount?.meaning}
      data-compact={isCompact}
      title={title === '' ? undefined : title}
      onClick={onGo}
    >
      <Icon className={classes.icon} aria-hidden="true" />
      {!isCompact && <span className={classes.name}>{name}</span>}
      {/* Drawn by the style sheet: the name of the place stays the name that is read out. */}
      {shownCount !== null && <span className={classes.count} data-count={shortCount(shownCount.count)} />}
    </button>
  );
}

/** As much as fits beside a name: beyond three digits the exact number stands at the place itself. */
function shortCount(count: number): string {
  return count > 999 ? '999+' : numberWords(count);
}
