import { SECURITIES } from '../../../shared/domain/account';
import type { SessionView } from '../../../shared/ipc/contract';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { TextField } from '../../shared/ui/TextField';
import { SECURITY_NAMES } from '../../shared/words/accounts';
import { withSecurity } from './account-form';
import type { AccountEditor } from './account-editor';
import type { AccountsStore } from './accounts-store';
import { ProviderSettings } from './ProviderSettings';
import { SecretField } from './SecretField';
import classes from './Settings.module.css';

interface ServerFieldsProps {
  store: AccountsStore;
  editor: AccountEditor;
  secrets: SessionView['secrets'];
}

/** The server that takes the messages. */
export function ServerFields({ store, editor, secrets }: ServerFieldsProps) {
  const { form, account, problems } = editor;
  const { change } = store.getState();
  return (
    <section className={classes.section} aria-labelledby="server-heading">
      <h3 id="server-heading" className={classes.heading}>
        Sending server (SMTP)
      </h3>
      <ProviderSettings store={store} form={form} />
      <TextField
        label="Server"
        placeholder="mail.example.org"
        autoComplete="off"
        spellCheck={false}
        problem={problems.host ?? null}
        value={form.host}
        onChange={(host) => {
          change({ host });
        }}
      />
      <ChoiceField
        label="Protection"
        problem={problems.security ?? null}
        value={form.security}
        choices={SECURITIES.map((value) => ({ value, words: SECURITY_NAMES[value] }))}
        onChange={(security) => {
          change(withSecurity(form, security));
        }}
      />
      <TextField
        label="Port"
        inputMode="numeric"
        problem={problems.port ?? null}
        value={form.port}
        onChange={(port) => {
          change({ port });
        }}
      />
      <TextField
        label="User name"
        hint="Often the whole e-mail address. Empty if the server asks for none."
        autoComplete="off"
        spellCheck={false}
        problem={problems.user ?? null}
        value={form.user}
        onChange={(user) => {
          change({ user });
        }}
      />
      {form.user.trim() !== '' && (
        <SecretField
          words="Password"
          secret={form.password}
          state={account?.password ?? null}
          problem={problems.password ?? null}
          secrets={secrets}
          isUnprotectedAllowed={form.isUnprotectedAllowed}
          onType={(password) => {
            change({ password });
          }}
          onAllowUnprotected={(isUnprotectedAllowed) => {
            change({ isUnprotectedAllowed });
          }}
        />
      )}
    </section>
  );
}
