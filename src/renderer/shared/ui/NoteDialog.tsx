import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { FieldRow } from './FieldRow';
import dialog from './ConfirmDialog.module.css';
import classes from './NoteDialog.module.css';

interface NoteDialogProps {
  /** "Mark 3 messages as handled" */
  title: string;
  /** Of the field: "Note" */
  label: string;
  hint?: string;
  /** What to say where the note is missing; without it the note may stay empty. */
  missing?: string;
  confirmLabel: string;
  /** What it will do. */
  children?: ReactNode;
  onConfirm: (note: string) => void;
  onClose: () => void;
}

const NOTE_CHARACTERS = 1_000;

/** Asks for a note that is kept beside what is done. Exists as long as it is open. */
export function NoteDialog({
  title,
  label,
  hint,
  missing,
  confirmLabel,
  children,
  onConfirm,
  onClose,
}: NoteDialogProps) {
  const [note, setNote] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isMissing = missing !== undefined && note.trim() === '';
  const confirm = (): void => {
    setHasTried(true);
    if (isMissing) fieldRef.current?.focus();
    else onConfirm(note.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} size="26rem" classNames={{ title: dialog.title }}>
      {children !== undefined && <div className={dialog.text}>{children}</div>}
      <div className={classes.field}>
        <FieldRow label={label} hint={hint} problem={hasTried && isMissing ? missing : null}>
          {(attributes) => (
            <Textarea
              {...attributes}
              ref={fieldRef}
              data-autofocus
              rows={3}
              maxLength={NOTE_CHARACTERS}
              error={hasTried && isMissing}
              value={note}
              onChange={(event) => {
                setNote(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                confirm();
              }}
            />
          )}
        </FieldRow>
      </div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          Go back
        </Button>
        <Button onClick={confirm}>{confirmLabel}</Button>
      </Group>
    </Modal>
  );
}
