import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { AccountView } from '../../../shared/domain/account';
import type { SessionView } from '../../../shared/ipc/contract';
import { FailureNote } from '../../shared/ui/ErrorNote';
import type { AccountsStore } from './accounts-store';
import { GenericSmsFields } from './GenericSmsFields';
import classes from './Settings.module.css';
import { SmsAccountActions } from './SmsAccountActions';
import { SmsConnectionTest } from './SmsConnectionTest';
import type { SmsEditor, SmsEditorStore } from './sms-editor-store';
import { SmsGatewayFields } from './SmsGatewayFields';
import { SmsProviderFields } from './SmsProviderFields';
import { SmsSenderFields } from './SmsSenderFields';

interface SmsAccountEditorProps {
  store: SmsEditorStore;
  accounts: AccountsStore;
  editor: SmsEditor;
  /** The accounts that can write to a gateway. */
  emailAccounts: readonly AccountView[];
  /** ISO 3166-1 code of the practice. */
  country: string;
  secrets: SessionView['secrets'];
}

/** Everything an account for SMS needs, in the provider’s own words, with a test that sends nothing. */
export function SmsAccountEditor({
  store,
  accounts,
  editor,
  emailAccounts,
  country,
  secrets,
}: SmsAccountEditorProps) {
  const form = useRef<HTMLFormElement>(null);
  const { triedCount, account } = editor;
  const listTrouble = useStore(accounts, (state) => state.trouble);
  const trouble = editor.trouble ?? listTrouble;
  useEffect(() => {
    if (triedCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [triedCount]);
  const isGateway = editor.form.driver === 'gateway';
  return (
    <form
      ref={form}
      className={classes.column}
      aria-labelledby="sms-account-heading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <h2 id="sms-account-heading" className={classes.heading}>
        {account?.name ?? 'New account for SMS'}
      </h2>
      <SmsProviderFields store={store} editor={editor} secrets={secrets} />
      {isGateway && <SmsGatewayFields store={store} editor={editor} emailAccounts={emailAccounts} />}
      {editor.form.driver === 'generic' && <GenericSmsFields store={store} editor={editor} />}
      <SmsSenderFields store={store} editor={editor} country={country} />
      {!isGateway && <SmsConnectionTest editor={editor} />}
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
      <SmsAccountActions store={store} accounts={accounts} editor={editor} />
    </form>
  );
}
