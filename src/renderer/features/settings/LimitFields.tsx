import { TextField } from '../../shared/ui/TextField';
import type { AccountEditor } from './account-editor';
import type { AccountsStore } from './accounts-store';
import classes from './Settings.module.css';

interface LimitFieldsProps {
  store: AccountsStore;
  editor: AccountEditor;
}

/** How the account is called here, and how fast it sends. */
export function LimitFields({ store, editor: { form, problems } }: LimitFieldsProps) {
  const { change } = store.getState();
  return (
    <section className={classes.section} aria-labelledby="limits-heading">
      <h3 id="limits-heading" className={classes.heading}>
        In Sendtrail
      </h3>
      <TextField
        label="Account’s name"
        hint="Only seen here. Left empty, it is the e-mail address."
        problem={problems.name ?? null}
        value={form.name}
        onChange={(name) => {
          change({ name });
        }}
      />
      <TextField
        label="Messages per minute"
        hint="At the most. Mail providers stop accounts that send too fast; 30 is safe with most."
        inputMode="numeric"
        problem={problems.messagesPerMinute ?? null}
        value={form.messagesPerMinute}
        onChange={(messagesPerMinute) => {
          change({ messagesPerMinute });
        }}
      />
      <TextField
        label="To one domain, per minute (optional)"
        hint="For batches: how many go to gmail.com, say, in one minute. Left empty, there is no such limit."
        inputMode="numeric"
        problem={problems.messagesPerMinutePerDomain ?? null}
        value={form.messagesPerMinutePerDomain}
        onChange={(messagesPerMinutePerDomain) => {
          change({ messagesPerMinutePerDomain });
        }}
      />
    </section>
  );
}
