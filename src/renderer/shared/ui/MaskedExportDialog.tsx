import { Checkbox } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog';
import classes from './MaskedExportDialog.module.css';

interface MaskedExportDialogProps {
  title: string;
  /** What the file holds. */
  children: ReactNode;
  /** What becomes of it where contact details are masked. */
  maskedWords: string;
  onExport: (isMasked: boolean) => void;
  onClose: () => void;
}

/** Asks how much goes out of the house: masked unless the person chooses otherwise. */
export function MaskedExportDialog({
  title,
  children,
  maskedWords,
  onExport,
  onClose,
}: MaskedExportDialogProps) {
  const [isMasked, setIsMasked] = useState(true);
  return (
    <ConfirmDialog
      isOpen
      title={title}
      confirmLabel="Export…"
      onClose={onClose}
      onConfirm={() => {
        onClose();
        onExport(isMasked);
      }}
    >
      <p>{children} You choose where it is saved.</p>
      <Checkbox
        className={classes.mask}
        label="Mask contact details"
        description={
          isMasked ? maskedWords : 'The file holds everything in full. Keep it as safe as the records.'
        }
        checked={isMasked}
        onChange={(event) => {
          setIsMasked(event.currentTarget.checked);
        }}
      />
    </ConfirmDialog>
  );
}
