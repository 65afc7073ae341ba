import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { PatientRow } from '../../../shared/domain/patient';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { countWords } from '../../shared/words/numbers';
import classes from './ExportDialog.module.css';
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
  const [isMasked, setIsMasked] = useState(true);
  const part = isArchived ? 'archived' : 'current';
  const count = patients?.length ?? (isArchived ? counts?.archived : counts?.current) ?? 0;
  const isSearched = patients === null && searchText.trim() !== '';
  return (
    <ConfirmDialog
      isOpen
      title={isSearched ? `Export the ${part} patients found?` : `Export ${countWords(count, 'patient')}?`}
      confirmLabel="Export…"
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void exportCsv(patients, isMasked);
      }}
    >
      <p>
        A CSV file with name, date of birth, e-mail and mobile
        {isSearched ? ` of those found by “${searchText.trim()}”` : ''}. You choose where it is saved.
      </p>
      <Checkbox
        className={classes.mask}
        label="Mask contact details"
        description={
          isMasked
            ? 'Names become initials, dates of birth years; addresses and numbers are shortened.'
            : 'The file holds everything in full. Keep it as safe as the records.'
        }
        checked={isMasked}
        onChange={(event) => {
          setIsMasked(event.currentTarget.checked);
        }}
      />
    </ConfirmDialog>
  );
}
