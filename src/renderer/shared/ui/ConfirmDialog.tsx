import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ConfirmDialog.module.css';

interface ConfirmDialogProps {
  isOpen: boolean;
  /** The question: "Send 3 messages again?" */
  title: string;
  /** What it will do. */
  children: ReactNode;
  /** The verb on the button: "Send again". */
  confirmLabel: string;
  cancelLabel?: string;
  isBusy?: boolean;
  /** False: Enter alone does not do it. */
  isConfirmFocused?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  isOpen,
  title,
  children,
  confirmLabel,
  cancelLabel = 'Go back',
  isBusy = false,
  isConfirmFocused = true,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size="26rem" classNames={{ title: classes.title }}>
      <div className={classes.text}>{children}</div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus={!isConfirmFocused || undefined} onClick={onClose}>
          {cancelLabel}
        </Button>
        <Button data-autofocus={isConfirmFocused || undefined} loading={isBusy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
