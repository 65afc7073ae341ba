import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { SMS_PROVIDER_STATUSES } from '../../../shared/domain/sms-account';
import { TextAreaField } from '../../shared/ui/TextAreaField';
import { TextField } from '../../shared/ui/TextField';
import classes from './Settings.module.css';
import type { SmsEditor, SmsEditorStore } from './sms-editor-store';
import { SmsRequestFields } from './SmsRequestFields';

interface GenericSmsFieldsProps {
  store: SmsEditorStore;
  editor: SmsEditor;
}

/** An API that Sendtrail does not know, described by somebody who does. */
export function GenericSmsFields(props: GenericSmsFieldsProps) {
  return (
    <>
      <SendPart {...props} />
      <LoginPart {...props} />
      <StatusPart {...props} />
    </>
  );
}

function SendPart({ store, editor: { form, problems } }: GenericSmsFieldsProps) {
  const { change } = store.getState();
  return (
    <section className={classes.section} aria-labelledby="sms-send-heading">
      <h3 id="sms-send-heading" className={classes.heading}>
        How an SMS is sent
      </h3>
      <p className={classes.quiet}>
        For whoever has the provider’s documentation at hand. Filled in for every SMS: {'{{to}}'} the number
        (+61…), {'{{text}}'}, {'{{from}}'} the sender id, {'{{id}}'} Sendtrail’s own id, {'{{user}}'},{' '}
        {'{{secret}}'}, {'{{basic}}'} both for an Authorization header, and {'{{token}}'} after a login.
      </p>
      <SmsRequestFields
        part="send"
        request={form.send}
        problems={problems}
        onChange={(changes) => {
          change({ send: { ...form.send, ...changes } });
        }}
      />
      <TextField
        label="Id in the answer"
        hint="Where the message’s id stands, such as “messages.0.id”. Left empty, there is none."
        autoComplete="off"
        spellCheck={false}
        value={form.idAt}
        onChange={(idAt) => {
          change({ idAt });
        }}
      />
      <TextField
        label="Error in the answer"
        hint="Where an error stands, if there is one: then the SMS counts as refused."
        autoComplete="off"
        spellCheck={false}
        value={form.errorAt}
        onChange={(errorAt) => {
          change({ errorAt });
        }}
      />
    </section>
  );
}

interface OptionalPartProps {
  heading: string;
  headingId: string;
  label: string;
  without: string;
  isWanted: boolean;
  onWanted: (isWanted: boolean) => void;
  children: ReactNode;
}

function OptionalPart({
  heading,
  headingId,
  label,
  without,
  isWanted,
  onWanted,
  children,
}: OptionalPartProps) {
  return (
    <section className={classes.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={classes.heading}>
        {heading}
      </h3>
      <div className={classes.choices}>
        <Checkbox
          checked={isWanted}
          label={label}
          onChange={(event) => {
            onWanted(event.currentTarget.checked);
          }}
        />
      </div>
      {isWanted ? children : <p className={classes.quiet}>{without}</p>}
    </section>
  );
}

function LoginPart({ store, editor: { form, problems } }: GenericSmsFieldsProps) {
  const { change } = store.getState();
  const { login, hasLogin } = form;
  const changeLogin = (changes: Partial<typeof login>) => {
    change({ login: { ...login, ...changes } });
  };
  return (
    <OptionalPart
      heading="Login"
      headingId="sms-login-heading"
      label="Log in for a token before sending"
      without="Off: the user name and the key go along with every request."
      isWanted={hasLogin}
      onWanted={(isWanted) => {
        change({ hasLogin: isWanted });
      }}
    >
      <SmsRequestFields part="login" request={login} problems={problems} onChange={changeLogin} />
      <TextField
        label="Token in the answer"
        hint="Where it stands, such as “data.token”."
        autoComplete="off"
        spellCheck={false}
        problem={problems['login.tokenAt'] ?? null}
        value={login.tokenAt}
        onChange={(tokenAt) => {
          changeLogin({ tokenAt });
        }}
      />
      <TextField
        label="Valid for (minutes)"
        hint="Before a token ends, Sendtrail logs in again. 1,440 is a day."
        inputMode="numeric"
        problem={problems['login.validForMinutes'] ?? null}
        value={login.validForMinutes}
        onChange={(validForMinutes) => {
          changeLogin({ validForMinutes });
        }}
      />
    </OptionalPart>
  );
}

function StatusPart({ store, editor: { form, problems } }: GenericSmsFieldsProps) {
  const { change } = store.getState();
  const { status, hasStatus } = form;
  const changeStatus = (changes: Partial<typeof status>) => {
    change({ status: { ...status, ...changes } });
  };
  return (
    <OptionalPart
      heading="Status"
      headingId="sms-status-heading"
      label="Ask what became of an SMS"
      without="Off: SMS end at Queued or Error, and one that got no answer has to be decided by hand."
      isWanted={hasStatus}
      onWanted={(isWanted) => {
        change({ hasStatus: isWanted });
      }}
    >
      <p className={classes.quiet}>
        Filled in: {'{{providerId}}'} the id from the answer, {'{{id}}'} Sendtrail’s own, {'{{to}}'},{' '}
        {'{{user}}'}, {'{{secret}}'}, {'{{basic}}'}, {'{{token}}'}.
      </p>
      <SmsRequestFields part="status" request={status} problems={problems} onChange={changeStatus} />
      <TextField
        label="Status in the answer"
        hint="Where it stands, such as “message.status”."
        autoComplete="off"
        spellCheck={false}
        problem={problems['status.statusAt'] ?? null}
        value={status.statusAt}
        onChange={(statusAt) => {
          changeStatus({ statusAt });
        }}
      />
      <TextAreaField
        label="What its words mean"
        hint={`One a line, such as “DELIVRD = delivered”. Statuses: ${SMS_PROVIDER_STATUSES.join(', ')}.`}
        isCode
        problem={problems['status.words'] ?? null}
        value={status.words}
        onChange={(words) => {
          changeStatus({ words });
        }}
      />
    </OptionalPart>
  );
}
