import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountView } from '../../../shared/domain/account';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import classes from './AccountActions.module.css';
import type { AccountsStore } from './accounts-store';

interface RemoveAccountProps {
  store: AccountsStore;
  account: AccountView;
  onRemoved?: () => void;
}

/** Asks before an account and what it is let in by are removed. Main refuses it while messages wait. */
export function RemoveAccount({ store, account, onRemoved }: RemoveAccountProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <span className={classes.remove}>
      <Button
        variant="subtle"
        color="gray"
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Remove account…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Remove ${account.name}?`}
        confirmLabel="Remove"
        onClose={() => {
          setIsAsking(false);
        }}
        onConfirm={() => {
          setIsAsking(false);
          void store
            .getState()
            .remove(account)
            .then((isRemoved) => {
              if (isRemoved) onRemoved?.();
            });
        }}
      >
        <p>
          Its settings, and the password or key that is kept for it, are removed from this computer. Messages
          that were sent through it stay in the log.
        </p>
      </ConfirmDialog>
    </span>
  );
}
