import { Menu } from '@mantine/core';
import { Archive, ArchiveRestore, Merge, PenLine, SquareArrowOutUpRight } from 'lucide-react';
import type { PatientRow } from '../../../shared/domain/patient';
import { ContextMenu, type MenuPoint } from '../../shared/ui/ContextMenu';
import { usePatientsParts } from './patients-store';
import classes from './PatientMenu.module.css';

interface PatientMenuProps {
  point: MenuPoint | null;
  patients: readonly PatientRow[];
  onWrite: (patients: readonly PatientRow[]) => void;
  onClose: () => void;
}

/** The menu of the selected rows. */
export function PatientMenu({ point, patients, onWrite, onClose }: PatientMenuProps) {
  const { isArchived, setArchived, openDialog, openRecord } = usePatientsParts(
    'isArchived',
    'setArchived',
    'openDialog',
    'openRecord',
  );
  const only = patients.length === 1 ? patients[0] : undefined;
  const ArchiveIcon = isArchived ? ArchiveRestore : Archive;
  return (
    <ContextMenu point={point} label="Patient" onClose={onClose}>
      {only !== undefined && (
        <Menu.Item
          leftSection={<SquareArrowOutUpRight className={classes.icon} />}
          rightSection={<kbd className={classes.key}>Enter</kbd>}
          onClick={() => {
            openRecord(only.id);
          }}
        >
          Open
        </Menu.Item>
      )}
      {!isArchived && (
        <Menu.Item
          leftSection={<PenLine className={classes.icon} />}
          onClick={() => {
            onWrite(patients);
          }}
        >
          Write message…
        </Menu.Item>
      )}
      <Menu.Divider />
      {patients.length <= 2 && !isArchived && (
        <Menu.Item
          leftSection={<Merge className={classes.icon} />}
          onClick={() => {
            openDialog({ kind: 'merge', patients });
          }}
        >
          {patients.length === 2 ? 'Merge…' : 'Merge with…'}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<ArchiveIcon className={classes.icon} />}
        onClick={() => void setArchived(patients, !isArchived)}
      >
        {isArchived ? 'Take back from the archive' : 'Archive'}
      </Menu.Item>
    </ContextMenu>
  );
}
