import { Menu } from '@mantine/core';
import { ChevronDown, CircleUserRound, PenLine } from 'lucide-react';
import classes from './Sidebar.module.css';
import { useShell } from './shell-store';

interface StaffPickerProps {
  isCompact: boolean;
  onEditNames: () => void;
}

/** Who is at the desk now: the "by whom" of everything done from here. */
export function StaffPicker({ isCompact, onEditNames }: StaffPickerProps) {
  const settings = useShell((state) => state.settings);
  const chooseStaff = useShell((state) => state.chooseStaff);
  if (settings === null) return null;
  const { staffNames, currentStaffName } = settings;
  const name = currentStaffName === '' ? 'Who is at the desk?' : currentStaffName;
  return (
    <Menu position="top-start" width={200} withinPortal={false}>
      <Menu.Target>
        <button
          type="button"
          className={classes.entry}
          data-compact={isCompact}
          title={`At the desk: ${name}`}
          aria-label={`At the desk: ${name}`}
        >
          <CircleUserRound className={classes.icon} aria-hidden="true" />
          {!isCompact && (
            <>
              <span className={classes.name}>{name}</span>
              <ChevronDown className={classes.chevron} aria-hidden="true" />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Who is at the desk?">
        <Menu.Label>Who is at the desk?</Menu.Label>
        <Menu.RadioGroup value={currentStaffName} onChange={(chosen) => void chooseStaff(chosen)}>
          {staffNames.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {each}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<PenLine className={classes.chevron} aria-hidden="true" />}
          onClick={onEditNames}
        >
          Edit names…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
