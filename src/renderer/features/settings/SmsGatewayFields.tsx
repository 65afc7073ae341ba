import type { AccountView } from '../../../shared/domain/account';
import { exampleMail } from '../../../shared/domain/check-sms-account';
import type { SmsGateway } from '../../../shared/domain/sms-account';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { DescriptionList } from '../../shared/ui/DescriptionList';
import { TextField } from '../../shared/ui/TextField';
import classes from './Settings.module.css';
import type { SmsEditor, SmsEditorStore } from './sms-editor-store';
import { smsSettingsOf, type SmsForm } from './sms-form';

interface SmsGatewayFieldsProps {
  store: SmsEditorStore;
  editor: SmsEditor;
  emailAccounts: readonly AccountView[];
}

const NUMBER_FORMS = [
  { value: 'digits', words: '61491570156' },
  { value: 'e164', words: '+61491570156' },
  { value: 'national', words: '0491570156' },
] as const satisfies readonly { value: SmsGateway['numberForm']; words: string }[];

/** How a gateway wants its mails, with one to look at. */
export function SmsGatewayFields({
  store,
  editor: { form, problems },
  emailAccounts,
}: SmsGatewayFieldsProps) {
  const { gateway } = form;
  const change = (changes: Partial<SmsGateway>) => {
    store.getState().change({ gateway: { ...gateway, ...changes } });
  };
  return (
    <section className={classes.section} aria-labelledby="sms-gateway-heading">
      <h3 id="sms-gateway-heading" className={classes.heading}>
        Gateway
      </h3>
      <p className={classes.quiet}>
        A gateway makes an SMS of an e-mail, and knows the clinic by the address that it comes from. Both
        messages stand in the log, linked with each other.
      </p>
      <ChoiceField
        label="E-mail account"
        hint={<TestedElsewhere accounts={emailAccounts} accountId={gateway.emailAccountId} />}
        problem={problems.emailAccount ?? null}
        value={gateway.emailAccountId === '' ? null : gateway.emailAccountId}
        choices={emailAccounts.map(({ id, name }) => ({ value: id, words: name }))}
        empty={emailAccounts.length === 0 ? 'Add an e-mail account first' : 'Choose an account'}
        onChange={(emailAccountId) => {
          change({ emailAccountId });
        }}
      />
      <TextField
        label="Address"
        hint="As the gateway’s provider gives it, with {{number}} where the mobile number stands."
        autoComplete="off"
        spellCheck={false}
        placeholder="{{number}}@sms.example.com"
        problem={problems.addressPattern ?? null}
        value={gateway.addressPattern}
        onChange={(addressPattern) => {
          change({ addressPattern });
        }}
      />
      <ChoiceField
        label="Number written as"
        value={gateway.numberForm}
        choices={NUMBER_FORMS}
        onChange={(numberForm) => {
          change({ numberForm });
        }}
      />
      <TextField
        label="Subject (optional)"
        hint="Some gateways want a password or the sender ({{from}}) here. It stands in the log as it is written."
        autoComplete="off"
        spellCheck={false}
        problem={problems.subject ?? null}
        value={gateway.subject}
        onChange={(subject) => {
          change({ subject });
        }}
      />
      <TextField
        label="End mark (optional)"
        hint="What ends the text, such as $$: whatever stands behind it is left out of the SMS."
        autoComplete="off"
        spellCheck={false}
        problem={problems.endMark ?? null}
        value={gateway.endMark}
        onChange={(endMark) => {
          change({ endMark });
        }}
      />
      <GatewayExample form={form} />
    </section>
  );
}

/** A gateway has no connection of its own that could be tested. */
function TestedElsewhere({ accounts, accountId }: { accounts: readonly AccountView[]; accountId: string }) {
  const chosen = accounts.find(({ id }) => id === accountId);
  const what = 'It writes to the gateway.';
  return chosen === undefined
    ? what
    : `${what} The connection is tested there: open ${chosen.name} and press Test connection.`;
}

const EXAMPLE_TEXT = 'Your appointment is on Monday at 9:30.';

/** The mail that would be sent, as it changes with the form. */
function GatewayExample({ form }: { form: SmsForm }) {
  const { gateway, senderId } = smsSettingsOf(form);
  const mail = gateway === null ? null : exampleMail(gateway, senderId, EXAMPLE_TEXT);
  return (
    <div className={classes.example} role="group" aria-labelledby="gateway-example-heading">
      <h4 id="gateway-example-heading" className={classes.exampleHeading}>
        Example of the e-mail
      </h4>
      {mail?.ok === true ? (
        <DescriptionList
          items={[
            { term: 'To', detail: mail.address, isWide: true },
            { term: 'Subject', detail: mail.subject === '' ? '(none)' : mail.subject, isWide: true },
            { term: 'Text', detail: mail.text, isWide: true },
          ]}
        />
      ) : (
        <p className={classes.quiet}>It appears here as soon as the address is whole.</p>
      )}
    </div>
  );
}
