import { Button, Checkbox } from '@mantine/core';
import type { SessionView } from '../../../shared/ipc/contract';
import { shownTracking, type TrackingDraft } from './account-editor';
import type { AccountForm } from './account-form';
import type { AccountsStore } from './accounts-store';
import classes from './Settings.module.css';
import { TRACKING_MEANING } from './tracking-meaning';
import type { TrackingForm } from './tracking-form';
import { TrackingFields } from './TrackingFields';

interface NewTrackingSectionProps {
  store: AccountsStore;
  form: AccountForm;
  draft: TrackingDraft;
  secrets: SessionView['secrets'];
}

/** Whether and how the mailbox of a new account is read; it is saved together with the account. */
export function NewTrackingSection({ store, form, draft, secrets }: NewTrackingSectionProps) {
  const { setTracking, changeTracking } = store.getState();
  const tracking = shownTracking(form, draft);
  return (
    <section className={classes.section} aria-labelledby="new-tracking-heading">
      <h3 id="new-tracking-heading" className={classes.heading}>
        Know what became of messages
      </h3>
      <p className={classes.quiet}>{TRACKING_MEANING}</p>
      <div className={classes.choices}>
        <Checkbox
          checked={draft.isWanted}
          label="Read the mailbox of this account"
          onChange={(event) => {
            setTracking({ isWanted: event.currentTarget.checked });
          }}
        />
      </div>
      {!draft.isWanted && (
        <p className={classes.quiet}>
          Messages then end at Queued or Error: whether they arrive is not known. Tracking can be set up
          later, in the account’s settings.
        </p>
      )}
      {draft.isWanted && !draft.areFieldsShown && (
        <Proposal
          tracking={tracking}
          onChange={() => {
            setTracking({ areFieldsShown: true });
          }}
        />
      )}
      {draft.isWanted && draft.areFieldsShown && (
        <TrackingFields
          form={tracking}
          problems={draft.problems}
          folders={draft.folders}
          passwordKinds={form.user.trim() === '' ? ['typed'] : ['same-as-sending', 'typed']}
          isUnprotectedAsked={tracking.passwordKind === 'typed' && !secrets.isProtected}
          onChange={changeTracking}
        />
      )}
    </section>
  );
}

/** One line instead of eight fields, because the line is right nearly everywhere. */
function Proposal({ tracking, onChange }: { tracking: TrackingForm; onChange: () => void }) {
  const { host, user, folder, passwordKind } = tracking;
  const password = passwordKind === 'same-as-sending' ? 'the password for sending' : 'a password of its own';
  return (
    <div className={classes.row}>
      <p className={classes.proposal}>
        {host === '' || user === ''
          ? 'Where the mailbox is follows from the sending server.'
          : `${user} on ${host}, folder ${folder}, with ${password}.`}
      </p>
      <Button variant="default" size="compact-sm" onClick={onChange}>
        Change…
      </Button>
    </div>
  );
}
