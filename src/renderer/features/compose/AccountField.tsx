import { NativeSelect } from '@mantine/core';
import { useStore } from 'zustand';
import type { AccountView } from '../../../shared/domain/account';
import { FieldRow } from '../../shared/ui/FieldRow';
import { PAUSE_SENTENCES } from '../../shared/words/send-failures';
import type { ComposeStore } from './compose-store';
import { sendingAccount } from './draft';

/** Who it is from. With one account there is nothing to choose, and nothing to see unless it is paused. */
export function AccountField({ store }: { store: ComposeStore }) {
  const accounts = useStore(store, (state) => state.accounts) ?? [];
  const draft = useStore(store, (state) => state.draft);
  const account = sendingAccount(draft, accounts);
  if (account === null || (accounts.length === 1 && account.pause === null)) return null;
  return (
    <FieldRow label="From" hint={pauseWords(account)}>
      {(attributes) => (
        <NativeSelect
          {...attributes}
          value={account.id}
          data={accounts.map((each) => ({ value: each.id, label: fromWords(each) }))}
          onChange={(event) => {
            store.getState().change({ accountId: event.currentTarget.value });
          }}
        />
      )}
    </FieldRow>
  );
}

function fromWords({ name, fromName, fromAddress }: AccountView): string {
  return `${fromName === '' ? fromAddress : `${fromName} <${fromAddress}>`} – ${name}`;
}

function pauseWords({ name, pause }: AccountView): string | undefined {
  return pause === null
    ? undefined
    : `${PAUSE_SENTENCES[pause.reason](name)} The message waits in the outbox until somebody has seen to it.`;
}
