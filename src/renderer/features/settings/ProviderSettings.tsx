import { Button } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import { SECURITY_NAMES } from '../../shared/words/accounts';
import type { AccountForm } from './account-form';
import type { AccountsStore } from './accounts-store';
import classes from './ProviderSettings.module.css';
import { providerHint } from './provider-hints';

/** What is known about the provider behind the sender's address; filled in only when a person wants it. */
export function ProviderSettings({ store, form }: { store: AccountsStore; form: AccountForm }) {
  const hint = providerHint(form.fromAddress);
  if (hint === null) return null;
  const { provider, host, port, security, note } = hint;
  const isFilledIn = form.host.trim() === host && form.port === String(port) && form.security === security;
  return (
    <div className={classes.hint}>
      <Lightbulb className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <p>
          {provider} sends through {host}, {SECURITY_NAMES[security]}. {note}
        </p>
        {!isFilledIn && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              const user = form.user.trim() === '' ? form.fromAddress.trim() : form.user;
              store.getState().change({ host, port: String(port), security, user });
            }}
          >
            Fill in these settings
          </Button>
        )}
      </div>
    </div>
  );
}
