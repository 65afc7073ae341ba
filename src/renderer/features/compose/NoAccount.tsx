import { Button } from '@mantine/core';
import { MailPlus } from 'lucide-react';
import { EmptyState } from '../../shared/ui/EmptyState';

/** Without an account nothing can be sent: says so before anybody has written a word. */
export function NoAccount({ onSetUpAccount }: { onSetUpAccount: () => void }) {
  return (
    <EmptyState
      icon={MailPlus}
      title="Set up an account first"
      actions={<Button onClick={onSetUpAccount}>Set up an account</Button>}
    >
      <p>
        Messages go out through the clinic’s own mail server. Its settings are in Settings, under Accounts.
      </p>
    </EmptyState>
  );
}
