import type { ReactNode } from 'react';
import { NoteDialog } from './NoteDialog';

interface HandleDialogProps {
  /** "3 messages", "Clinic mail": nothing for a single message. */
  what?: string;
  children?: ReactNode;
  onConfirm: (note: string) => void;
  onClose: () => void;
}

/** Before something is marked as handled: a word about it, if there is one. */
export function HandleDialog({ what, children, onConfirm, onClose }: HandleDialogProps) {
  return (
    <NoteDialog
      title={what === undefined ? 'Mark as handled' : `Mark ${what} as handled`}
      label="Note"
      hint="What was done about it, for example “Called, new address follows”. It may stay empty."
      confirmLabel="Mark as handled"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {children}
    </NoteDialog>
  );
}
