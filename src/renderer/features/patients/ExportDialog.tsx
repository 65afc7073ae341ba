import type { PatientRow } from '../../../shared/domain/patient';
import { MaskedExportDialog } from '../../shared/ui/MaskedExportDialog';
import { countWords } from '../../shared/words/numbers';
import { usePatientsParts } from './patients-store';

interface ExportDialogProps {
  /** Null: all that the list finds. */
  patients: readonly PatientRow[] | null;
  onClose: () => void;
}

/** Asks how much of the list goes out of the house. */
export function ExportDialog({ patients, onClose }: ExportDialogProps) {
  const { searchText, isArchived, counts, exportCsv } = usePatientsParts(
    'searchText',
    'isArchived',
    'counts',
    'exportCsv',
  );
  const part = isArchived ? 'archived' : 'current';
  const count = patients?.length ?? (isArchived ? counts?.archived : counts?.current) ?? 0;
  const isSearched = patients === null && searchText.trim() !== '';
  return (
    <MaskedExportDialog
      title={isSearched ? `Export the ${part} patients found?` : `Export ${countWords(count, 'patient')}?`}
      maskedWords="Names become initials, dates of birth years; addresses and numbers are shortened."
      onClose={onClose}
      onExport={(isMasked) => void exportCsv(patients, isMasked)}
    >
      A CSV file with name, date of birth, e-mail and mobile
      {isSearched ? ` of those found by “${searchText.trim()}”` : ''}.
    </MaskedExportDialog>
  );
}
