import { TextField } from '../../shared/ui/TextField';
import type { AccountEditor } from './account-editor';
import type { AccountsStore } from './accounts-store';
import classes from './Settings.module.css';

interface SenderFieldsProps {
  store: AccountsStore;
  editor: AccountEditor;
}

/** What patients see. */
export function SenderFields({ store, editor: { form, problems, kind } }: SenderFieldsProps) {
  const { change } = store.getState();
  return (
    <section className={classes.section} aria-labelledby="sender-heading">
      <h3 id="sender-heading" className={classes.heading}>
        Sender
      </h3>
      <TextField
        label="E-mail address"
        hint="Patients see it, and it is where bounces come back to."
        type="email"
        autoFocus={kind !== 'existing'}
        autoComplete="off"
        spellCheck={false}
        problem={problems.fromAddress ?? null}
        value={form.fromAddress}
        onChange={(fromAddress) => {
          change({ fromAddress });
        }}
      />
      <TextField
        label="Name"
        hint="For example the practice’s name."
        problem={problems.fromName ?? null}
        value={form.fromName}
        onChange={(fromName) => {
          change({ fromName });
        }}
      />
      <TextField
        label="Replies to"
        hint="Only if replies should go to another address."
        type="email"
        autoComplete="off"
        spellCheck={false}
        problem={problems.replyTo ?? null}
        value={form.replyTo}
        onChange={(replyTo) => {
          change({ replyTo });
        }}
      />
    </section>
  );
}
