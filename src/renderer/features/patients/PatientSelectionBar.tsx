import { Archive, ArchiveRestore, Download, Merge, PenLine } from 'lucide-react';
import type { PatientRow } from '../../../shared/domain/patient';
import { SelectionAction, SelectionBar } from '../../shared/ui/SelectionBar';
import { countWords } from '../../shared/words/numbers';
import { usePatientsParts } from './patients-store';

interface PatientSelectionBarProps {
  patients: readonly PatientRow[];
  onWrite: (patients: readonly PatientRow[]) => void;
  onClear: () => void;
}

/** What can be done with the selected patients. */
export function PatientSelectionBar({ patients, onWrite, onClear }: PatientSelectionBarProps) {
  const { isActing, isArchived, setArchived, openDialog } = usePatientsParts(
    'isActing',
    'isArchived',
    'setArchived',
    'openDialog',
  );
  return (
    <SelectionBar label="Selected patients" count={countWords(patients.length, 'patient')} onClear={onClear}>
      {!isArchived && (
        <SelectionAction
          icon={PenLine}
          isBusy={isActing}
          onClick={() => {
            onWrite(patients);
          }}
        >
          Write message…
        </SelectionAction>
      )}
      <SelectionAction
        icon={isArchived ? ArchiveRestore : Archive}
        isBusy={isActing}
        onClick={() => void setArchived(patients, !isArchived)}
      >
        {isArchived ? 'Take back from the archive' : 'Archive'}
      </SelectionAction>
      {patients.length === 2 && (
        <SelectionAction
          icon={Merge}
          isBusy={isActing}
          onClick={() => {
            openDialog({ kind: 'merge', patients });
          }}
        >
          Merge…
        </SelectionAction>
      )}
      <SelectionAction
        icon={Download}
        isBusy={isActing}
        onClick={() => {
          openDialog({ kind: 'export', patients });
        }}
      >
        Export CSV…
      </SelectionAction>
    </SelectionBar>
  );
}
