import { useStore } from 'zustand';
import type { AccountView } from '../../../shared/domain/account';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { pauseWords } from '../../shared/words/send-failures';
import type { ComposeStore } from './compose-state';
import { sendingAccount } from './draft';

/** Who it is from. With one account there is nothing to choose, and nothing to see unless it is paused. */
export function AccountField({ store }: { store: ComposeStore }) {
  const accounts = useStore(store, (state) => state.accounts) ?? [];
  const draft = useStore(store, (state) => state.draft);
  const account = sendingAccount(draft, accounts);
  if (account === null || (accounts.length === 1 && account.pause === null)) return null;
  return (
    <ChoiceField
      label="From"
      hint={pauseHint(account)}
      value={account.id}
      choices={accounts.map((each) => ({ value: each.id, words: fromWords(each) }))}
      onChange={(accountId) => {
        store.getState().change({ accountId });
      }}
    />
  );
}

function fromWords({ name, fromName, fromAddress }: AccountView): string {
  return `${fromName === '' ? fromAddress : `${fromName} <${fromAddress}>`} – ${name}`;
}

function pauseHint({ name, pause }: AccountView): string | undefined {
  return pause === null
    ? undefined
    : `${pauseWords(pause.reason, name).happened} The message waits in the outbox until somebody has seen to it.`;
}
