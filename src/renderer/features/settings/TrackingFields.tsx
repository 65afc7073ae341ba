import { Button, Checkbox } from '@mantine/core';
import { useStore } from 'zustand';
import { SECURITIES, type Security } from '../../../shared/domain/account';
import type { SessionView } from '../../../shared/ipc/contract';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { TextField } from '../../shared/ui/TextField';
import classes from './Settings.module.css';
import { TrackingPasswordField } from './TrackingPasswordField';
import { TrackingTest } from './TrackingTest';
import { withTrackingSecurity, type TrackingForm } from './tracking-form';
import type { TrackingStore } from './tracking-store';

interface TrackingFieldsProps {
  store: TrackingStore;
  form: TrackingForm;
  secrets: SessionView['secrets'];
}

const SECURITY_NAMES = {
  tls: 'TLS from the start (port 993)',
  starttls: 'STARTTLS, required (port 143)',
  none: 'None (only for a server on this computer)',
} as const satisfies Record<Security, string>;

/** Everything that the reading of a mailbox needs, with a test. */
export function TrackingFields({ store, form, secrets }: TrackingFieldsProps) {
  const { change } = store.getState();
  const problems = useStore(store, (state) => state.problems);
  return (
    <>
      <TextField
        label="Mailbox server (IMAP)"
        placeholder="imap.example.org"
        autoComplete="off"
        spellCheck={false}
        problem={problems.host ?? null}
        value={form.host}
        onChange={(host) => {
          change({ host });
        }}
      />
      <ChoiceField
        label="Mailbox protection"
        problem={problems.security ?? null}
        value={form.security}
        choices={SECURITIES.map((value) => ({ value, words: SECURITY_NAMES[value] }))}
        onChange={(security) => {
          change(withTrackingSecurity(form, security));
        }}
      />
      <TextField
        label="Mailbox port"
        inputMode="numeric"
        problem={problems.port ?? null}
        value={form.port}
        onChange={(port) => {
          change({ port });
        }}
      />
      <TextField
        label="Mailbox user name"
        autoComplete="off"
        spellCheck={false}
        problem={problems.user ?? null}
        value={form.user}
        onChange={(user) => {
          change({ user });
        }}
      />
      <TrackingPasswordField
        store={store}
        form={form}
        problem={problems.password ?? null}
        secrets={secrets}
      />
      <Folders store={store} form={form} />
      <Wishes store={store} form={form} />
      <TrackingTest store={store} />
      <Actions store={store} />
    </>
  );
}

type PartProps = Pick<TrackingFieldsProps, 'store' | 'form'>;

/** Chosen from the folders that a test has found; typed before that. */
function Folders({ store, form }: PartProps) {
  const { change } = store.getState();
  const { folders, problems } = useStore(store);
  const choices = (chosen: string) =>
    [...new Set([chosen, ...folders])]
      .filter((folder) => folder !== '')
      .map((folder) => ({ value: folder, words: folder }));
  const changeFolder = (folder: string) => {
    change({ folder });
  };
  const changeSentFolder = (sentFolder: string) => {
    change({ sentFolder });
  };
  const folderField = {
    label: 'Folder',
    hint: 'Where bounces arrive: INBOX unless somebody sorts them elsewhere.',
    problem: problems.folder ?? null,
    value: form.folder,
    onChange: changeFolder,
  };
  const sentField = {
    label: 'Sent folder',
    hint: 'Only if the provider keeps copies: an Unconfirmed message that stands there has gone.',
    problem: problems.sentFolder ?? null,
    value: form.sentFolder,
    onChange: changeSentFolder,
  };
  if (folders.length === 0) {
    return (
      <>
        <TextField {...folderField} />
        <TextField {...sentField} />
      </>
    );
  }
  return (
    <>
      <ChoiceField {...folderField} choices={choices(form.folder)} />
      <ChoiceField
        {...sentField}
        choices={[{ value: '', words: 'Not looked at' }, ...choices(form.sentFolder)]}
      />
    </>
  );
}

function Wishes({ store, form }: PartProps) {
  const { change } = store.getState();
  return (
    <div className={classes.choices}>
      <Checkbox
        checked={form.hasPlusAddresses}
        label="Addresses with + work: mail to desk+anything reaches desk. Bounces can then be told apart for certain."
        onChange={(event) => {
          change({ hasPlusAddresses: event.currentTarget.checked });
        }}
      />
      <Checkbox
        checked={form.isAskingForReceipts}
        label="Ask patients’ mail programs for a receipt. Patients are asked by their mail program; most say no."
        onChange={(event) => {
          change({ isAskingForReceipts: event.currentTarget.checked });
        }}
      />
    </div>
  );
}

function Actions({ store }: { store: TrackingStore }) {
  const busy = useStore(store, (state) => state.busy);
  const { save, runTest, closeForm } = store.getState();
  return (
    <div className={classes.row}>
      <Button loading={busy === 'saving'} disabled={busy === 'testing'} onClick={() => void save()}>
        Save tracking
      </Button>
      <Button
        variant="default"
        loading={busy === 'testing'}
        disabled={busy === 'saving'}
        onClick={() => void runTest()}
      >
        Test tracking
      </Button>
      <Button variant="subtle" color="gray" disabled={busy === 'saving'} onClick={closeForm}>
        Leave tracking as it is
      </Button>
    </div>
  );
}
