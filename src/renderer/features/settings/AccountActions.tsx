import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import classes from './AccountActions.module.css';
import { isTested, type AccountEditor } from './account-editor';
import type { AccountsStore } from './accounts-store';
import { RemoveAccount } from './RemoveAccount';

interface AccountActionsProps {
  store: AccountsStore;
  editor: AccountEditor;
  onSetUpDone: () => void;
}

/** Test, save, leave, remove. The first real account is tested before the training is given up for it. */
export function AccountActions({ store, editor, onSetUpDone }: AccountActionsProps) {
  const { kind, busy } = editor;
  const isSetUp = kind === 'set-up';
  const isReady = !isSetUp || isTested(editor);
  const save = (): void => {
    void store
      .getState()
      .save()
      .then((isSaved) => {
        if (isSaved && isSetUp) onSetUpDone();
      });
  };
  return (
    <div className={classes.actions}>
      {isReady && (
        <Button loading={busy === 'saving'} disabled={busy === 'testing'} onClick={save}>
          {isSetUp ? 'End the training and use this account' : 'Save'}
        </Button>
      )}
      <Button
        variant={isReady ? 'default' : 'filled'}
        loading={busy === 'testing'}
        disabled={busy === 'saving'}
        onClick={() => void store.getState().test()}
      >
        Test connection
      </Button>
      {!isReady && <SaveUntested isBusy={busy !== null} onSave={save} />}
      <Button
        variant="subtle"
        color="gray"
        disabled={busy === 'saving'}
        onClick={() => {
          store.getState().closeEditor();
          if (isSetUp) onSetUpDone();
        }}
      >
        {isSetUp ? 'Back to the training' : 'Cancel'}
      </Button>
      {editor.account !== null && <RemoveAccount store={store} account={editor.account} />}
    </div>
  );
}

function SaveUntested({ isBusy, onSave }: { isBusy: boolean; onSave: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={isBusy}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Save without testing…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="End the training without a test?"
        confirmLabel="Save without testing"
        onClose={() => {
          setIsAsking(false);
        }}
        onConfirm={() => {
          setIsAsking(false);
          onSave();
        }}
      >
        <p>
          The training ends and cannot be brought back. If something in these settings is wrong, messages wait
          in the outbox until it is mended.
        </p>
      </ConfirmDialog>
    </>
  );
}
