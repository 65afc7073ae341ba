import { Checkbox } from '@mantine/core';
import { SECURITIES, type Security } from '../../../shared/domain/account';
import type { TrackingPassword } from '../../../shared/domain/tracking';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { TextField } from '../../shared/ui/TextField';
import classes from './Settings.module.css';
import { TrackingPasswordField } from './TrackingPasswordField';
import { withTrackingSecurity, type TrackingForm, type TrackingFormProblems } from './tracking-form';

interface TrackingFieldsProps {
  form: TrackingForm;
  problems: TrackingFormProblems;
  /** Folders that a test has found; empty before that. */
  folders: readonly string[];
  passwordKinds: readonly TrackingPassword['kind'][];
  /** Nothing protects what is kept on this computer, and these fields are where that is agreed to. */
  isUnprotectedAsked: boolean;
  onChange: (changes: Partial<TrackingForm>) => void;
}

const SECURITY_NAMES = {
  tls: 'TLS from the start (port 993)',
  starttls: 'STARTTLS, required (port 143)',
  none: 'None (only for a server on this computer)',
} as const satisfies Record<Security, string>;

/** Everything that the reading of a mailbox needs. */
export function TrackingFields(props: TrackingFieldsProps) {
  const { form, problems, passwordKinds, isUnprotectedAsked, onChange } = props;
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
          onChange({ host });
        }}
      />
      <ChoiceField
        label="Mailbox protection"
        problem={problems.security ?? null}
        value={form.security}
        choices={SECURITIES.map((value) => ({ value, words: SECURITY_NAMES[value] }))}
        onChange={(security) => {
          onChange(withTrackingSecurity(form, security));
        }}
      />
      <TextField
        label="Mailbox port"
        inputMode="numeric"
        problem={problems.port ?? null}
        value={form.port}
        onChange={(port) => {
          onChange({ port });
        }}
      />
      <TextField
        label="Mailbox user name"
        autoComplete="off"
        spellCheck={false}
        problem={problems.user ?? null}
        value={form.user}
        onChange={(user) => {
          onChange({ user });
        }}
      />
      <TrackingPasswordField
        form={form}
        problem={problems.password ?? null}
        kinds={passwordKinds}
        isUnprotectedAsked={isUnprotectedAsked}
        onChange={onChange}
      />
      <Folders {...props} />
      <Wishes {...props} />
    </>
  );
}

type PartProps = Pick<TrackingFieldsProps, 'form' | 'problems' | 'folders' | 'onChange'>;

/** Chosen from the folders that a test has found; typed before that. */
function Folders({ form, problems, folders, onChange }: PartProps) {
  const choices = (chosen: string) =>
    [...new Set([chosen, ...folders])]
      .filter((folder) => folder !== '')
      .map((folder) => ({ value: folder, words: folder }));
  const changeFolder = (folder: string) => {
    onChange({ folder });
  };
  const changeSentFolder = (sentFolder: string) => {
    onChange({ sentFolder });
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

function Wishes({ form, onChange }: PartProps) {
  return (
    <div className={classes.choices}>
      <Checkbox
        checked={form.hasPlusAddresses}
        label="Addresses with + work: mail to desk+anything reaches desk. Bounces can then be told apart for certain."
        onChange={(event) => {
          onChange({ hasPlusAddresses: event.currentTarget.checked });
        }}
      />
      <Checkbox
        checked={form.isAskingForReceipts}
        label="Ask patients’ mail programs for a receipt. Patients are asked by their mail program; most say no."
        onChange={(event) => {
          onChange({ isAskingForReceipts: event.currentTarget.checked });
        }}
      />
    </div>
  );
}
