import { Checkbox } from '@mantine/core';
import { isMessagingService } from '../../../shared/domain/check-sms-driver';
import { registerFor, type SenderIdRegister } from '../../../shared/domain/sender-id';
import { TextField } from '../../shared/ui/TextField';
import { dateWords } from '../../shared/words/times';
import { countryName } from './countries';
import classes from './Settings.module.css';
import type { SmsEditor, SmsEditorStore } from './sms-editor-store';

interface SmsSenderFieldsProps {
  store: SmsEditorStore;
  editor: SmsEditor;
  country: string;
}

/** What patients see, how the account is called here, and how fast it sends. */
export function SmsSenderFields({ store, editor: { form, problems }, country }: SmsSenderFieldsProps) {
  const { change } = store.getState();
  const isName = problems.senderId === undefined && !isMessagingService(form.driver, form.senderId.trim());
  const register = isName ? registerFor(form.senderId, country) : null;
  return (
    <>
      <section className={classes.section} aria-labelledby="sms-sender-heading">
        <h3 id="sms-sender-heading" className={classes.heading}>
          Sender
        </h3>
        <TextField
          label="Sender id"
          hint={SENDER_HINTS[form.driver]}
          autoComplete="off"
          spellCheck={false}
          problem={problems.senderId ?? null}
          value={form.senderId}
          onChange={(senderId) => {
            change({ senderId });
          }}
        />
        {register !== null && (
          <Registered
            register={register}
            isRegistered={form.isSenderIdRegistered}
            onChange={(isSenderIdRegistered) => {
              change({ isSenderIdRegistered });
            }}
          />
        )}
      </section>
      <section className={classes.section} aria-labelledby="sms-limits-heading">
        <h3 id="sms-limits-heading" className={classes.heading}>
          In Sendtrail
        </h3>
        <TextField
          label="Account’s name"
          hint="Only seen here. Left empty, it is the provider’s name."
          problem={problems.name ?? null}
          value={form.name}
          onChange={(name) => {
            change({ name });
          }}
        />
        <TextField
          label="Messages per minute"
          hint="At the most."
          inputMode="numeric"
          problem={problems.messagesPerMinute ?? null}
          value={form.messagesPerMinute}
          onChange={(messagesPerMinute) => {
            change({ messagesPerMinute });
          }}
        />
      </section>
    </>
  );
}

const OWN_NUMBER = 'Name or number shown on the phone. Left empty, the provider’s own number is shown.';
const SENDER_HINTS = {
  twilio: 'Name or number shown on the phone, or the SID (MG…) of a messaging service.',
  clicksend: OWN_NUMBER,
  messagemedia: OWN_NUMBER,
  generic: 'Name or number shown on the phone. It is sent where the request holds {{from}}.',
  gateway: 'Name or number shown on the phone. It is sent where the subject holds {{from}}.',
} as const satisfies Record<SmsEditor['form']['driver'], string>;

interface RegisteredProps {
  register: SenderIdRegister;
  isRegistered: boolean;
  onChange: (isRegistered: boolean) => void;
}

/** Some countries only let names through that stand in their register. */
function Registered({ register: { country, since }, isRegistered, onChange }: RegisteredProps) {
  const [year = 0, month = 1, day = 1] = since.split('-').map(Number);
  const from = dateWords(new Date(year, month - 1, day).getTime(), 0);
  return (
    <>
      <div className={classes.choices}>
        <Checkbox
          checked={isRegistered}
          label="This name is registered"
          description={`Since ${from} a name has to be registered in ${countryName(country)} before SMS go out under it. The SMS provider registers it.`}
          classNames={{ description: classes.quiet }}
          onChange={(event) => {
            onChange(event.currentTarget.checked);
          }}
        />
      </div>
      {!isRegistered && (
        <p className={classes.quiet}>
          Not registered: networks may stop these SMS, or show another sender. A number needs no registration.
        </p>
      )}
    </>
  );
}
