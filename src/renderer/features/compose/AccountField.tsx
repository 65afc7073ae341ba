import { useStore } from 'zustand';
import { channelOf, type AccountView } from '../../../shared/domain/account';
import { usePracticeCountry } from '../../shared/practice-country';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { pauseWords } from '../../shared/words/send-failures';
import type { ComposeStore } from './compose-state';
import { sendingAccount } from './draft';
import { registrationWords, senderWords } from './sender-words';

/**
 * Who it is from. With one account there is nothing to choose, and nothing to see unless it is paused; what phones show
 * as the sender of an SMS is always to be seen.
 */
export function AccountField({ store }: { store: ComposeStore }) {
  const all = useStore(store, (state) => state.accounts) ?? [];
  const draft = useStore(store, (state) => state.draft);
  const country = usePracticeCountry((state) => state.country);
  const accounts = all.filter((account) => channelOf(account) === draft.channel);
  const account = sendingAccount(draft, all);
  if (account === null || (accounts.length === 1 && account.pause === null && account.sms === null)) {
    return null;
  }
  const notes = [pauseNote(account), account.sms && registrationWords(account.sms, country)];
  return (
    <ChoiceField
      label="From"
      hint={notes.filter((note) => note !== null).join(' ') || undefined}
      value={account.id}
      choices={accounts.map((each) => ({ value: each.id, words: fromWords(each) }))}
      onChange={(accountId) => {
        store.getState().change({ accountId });
      }}
    />
  );
}

function fromWords({ name, fromName, fromAddress, sms }: AccountView): string {
  if (sms !== null) return `${senderWords(sms)} – ${name}`;
  return `${fromName === '' ? fromAddress : `${fromName} <${fromAddress}>`} – ${name}`;
}

function pauseNote(account: AccountView): string | null {
  const { name, pause } = account;
  return pause === null
    ? null
    : `${pauseWords(pause.reason, name, channelOf(account)).happened} The message waits in the outbox until somebody has seen to it.`;
}
