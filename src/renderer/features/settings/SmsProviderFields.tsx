import type { SessionView } from '../../../shared/ipc/contract';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { FieldRow } from '../../shared/ui/FieldRow';
import { TextField } from '../../shared/ui/TextField';
import { PRESET_NOTES, SMS_CHOICES, SMS_DRIVER_WORDS } from '../../shared/words/sms-accounts';
import { SecretField } from './SecretField';
import secretClasses from './SecretField.module.css';
import classes from './Settings.module.css';
import type { SmsEditor, SmsEditorStore } from './sms-editor-store';
import { choiceOf } from './sms-form';

interface SmsProviderFieldsProps {
  store: SmsEditorStore;
  editor: SmsEditor;
  secrets: SessionView['secrets'];
}

/** Who sends, and how it lets this clinic in. */
export function SmsProviderFields({ store, editor, secrets }: SmsProviderFieldsProps) {
  const { form, account, problems } = editor;
  const { change, choose } = store.getState();
  const words = SMS_DRIVER_WORDS[form.driver];
  const isGateway = form.driver === 'gateway';
  return (
    <section className={classes.section} aria-labelledby="sms-provider-heading">
      <h3 id="sms-provider-heading" className={classes.heading}>
        Provider
      </h3>
      {account === null ? (
        <ChoiceField
          label="SMS go through"
          hint={PRESET_NOTES[choiceOf(form)]}
          value={choiceOf(form)}
          choices={SMS_CHOICES}
          onChange={choose}
        />
      ) : (
        <FixedProvider
          name={SMS_CHOICES.find(({ value }) => value === choiceOf(form))?.words ?? words.name}
        />
      )}
      {!isGateway && (
        <>
          <TextField
            label={words.user}
            hint={words.where}
            autoComplete="off"
            spellCheck={false}
            problem={problems.user ?? null}
            value={form.user}
            onChange={(user) => {
              change({ user });
            }}
          />
          <SecretField
            words={words.secret}
            secret={form.secret}
            state={account?.password ?? null}
            problem={problems.secret ?? null}
            secrets={secrets}
            isUnprotectedAllowed={form.isUnprotectedAllowed}
            onType={(secret) => {
              change({ secret });
            }}
            onAllowUnprotected={(isUnprotectedAllowed) => {
              change({ isUnprotectedAllowed });
            }}
          />
          <TextField
            label="Address of the API"
            hint={
              form.driver === 'generic'
                ? 'As the provider gives it, without a path. Your user name and key are sent there.'
                : `${words.name}’s own. Change it only if ${words.name} names another one.`
            }
            type="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://api.example.com"
            problem={problems.baseUrl ?? null}
            value={form.baseUrl}
            onChange={(baseUrl) => {
              change({ baseUrl });
            }}
          />
        </>
      )}
    </section>
  );
}

/** Another provider has never heard of what this account has sent, and so cannot take its place. */
function FixedProvider({ name }: { name: string }) {
  return (
    <FieldRow label="SMS go through" hint="Add another account for another provider.">
      {(attributes) => (
        <div id={attributes.id} className={secretClasses.kept}>
          {name}
        </div>
      )}
    </FieldRow>
  );
}
