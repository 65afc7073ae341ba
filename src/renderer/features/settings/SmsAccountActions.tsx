import { Button } from '@mantine/core';
import classes from './AccountActions.module.css';
import type { AccountsStore } from './accounts-store';
import { RemoveAccount } from './RemoveAccount';
import type { SmsEditor, SmsEditorStore } from './sms-editor-store';

interface SmsAccountActionsProps {
  store: SmsEditorStore;
  accounts: AccountsStore;
  editor: SmsEditor;
}

/** Save, test, leave, remove. */
export function SmsAccountActions({ store, accounts, editor }: SmsAccountActionsProps) {
  const { busy, form, account } = editor;
  const { save, test, close } = store.getState();
  return (
    <div className={classes.actions}>
      <Button loading={busy === 'saving'} disabled={busy === 'testing'} onClick={() => void save()}>
        Save
      </Button>
      {form.driver !== 'gateway' && (
        <Button
          variant="default"
          loading={busy === 'testing'}
          disabled={busy === 'saving'}
          onClick={() => void test()}
        >
          Test connection
        </Button>
      )}
      <Button variant="subtle" color="gray" disabled={busy === 'saving'} onClick={close}>
        Cancel
      </Button>
      {account !== null && <RemoveAccount store={accounts} account={account} onRemoved={close} />}
    </div>
  );
}
