import type { ConnectionView } from '../../../shared/domain/connection';
import { CircleAlert, Wifi, WifiOff } from 'lucide-react';
import { TimeAgo } from '../../shared/ui/Times';
import { numberWords } from '../../shared/words/numbers';
import { TRACKING_TROUBLE_WORDS } from '../../shared/words/tracking';
import { attentionOf } from './attention';
import classes from './ConnectionBar.module.css';
import { useShell } from './shell-store';

interface ConnectionBarProps {
  onShowOutbox: () => void;
  onShowAttention: () => void;
  onShowAccounts: () => void;
}

/** Always at the bottom: online or not, what waits, when reports were last looked for, and what needs a person. */
export function ConnectionBar({ onShowOutbox, onShowAttention, onShowAccounts }: ConnectionBarProps) {
  const connection = useShell((state) => state.connection);
  if (connection === null) return <footer className={classes.bar} aria-label="Connection" />;
  const { isOnline, waiting, sending, unconfirmed } = connection;
  const Icon = isOnline ? Wifi : WifiOff;
  const attention = attentionOf(connection);
  return (
    <footer className={classes.bar} aria-label="Connection">
      <span className={classes.state} role="status" data-offline={!isOnline}>
        <Icon className={classes.icon} aria-hidden="true" />
        {isOnline ? 'Online' : 'Offline'}
      </span>
      <button type="button" className={classes.item} title="Open the outbox" onClick={onShowOutbox}>
        {waiting === 0 ? 'Nothing waits' : `${numberWords(waiting)} waiting to send`}
        {sending > 0 && <span className={classes.more}>{numberWords(sending)} sending</span>}
      </button>
      {unconfirmed > 0 && (
        <button type="button" className={classes.strong} title="Open the outbox" onClick={onShowOutbox}>
          {numberWords(unconfirmed)} unconfirmed
        </button>
      )}
      <Tracking accounts={connection.tracking} onShowAccounts={onShowAccounts} />
      {attention.kind !== 'none' && (
        <button
          type="button"
          className={classes.attention}
          title={attention.explanation}
          onClick={attention.kind === 'outbox' ? onShowOutbox : onShowAttention}
        >
          <CircleAlert className={classes.icon} aria-hidden="true" />
          <span className={classes.text}>{attention.text}</span>
        </button>
      )}
    </footer>
  );
}

type TrackedAccount = ConnectionView['tracking'][number];

/** One account needs no name; of several each has its own time. */
function Tracking({
  accounts,
  onShowAccounts,
}: {
  accounts: readonly TrackedAccount[];
  onShowAccounts: () => void;
}) {
  if (accounts.length === 0) return null;
  const nameOf = ({ accountName }: TrackedAccount) => (accounts.length === 1 ? 'Tracking' : accountName);
  const well = accounts.filter(({ trouble }) => trouble === null);
  return (
    <>
      {accounts.map(
        (account) =>
          account.trouble !== null && (
            <button
              key={account.accountId}
              type="button"
              className={classes.strong}
              title={`${account.accountName}: ${TRACKING_TROUBLE_WORDS[account.trouble.kind].happened} ${account.trouble.detail}`}
              onClick={onShowAccounts}
            >
              {nameOf(account)}: {TRACKING_TROUBLE_WORDS[account.trouble.kind].short}
            </button>
          ),
      )}
      {well.length > 0 && (
        <span className={classes.tracking}>
          {well.map((account) => (
            <span key={account.accountId} title={account.accountName}>
              {nameOf(account)}
              <Freshness account={account} />
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function Freshness({ account: { backfill, lastCheckedAt } }: { account: TrackedAccount }) {
  if (backfill !== null) {
    return `: catching up ${numberWords(backfill.done)} of ${numberWords(backfill.total)}`;
  }
  if (lastCheckedAt === null) return ' not checked yet';
  return (
    <>
      {' '}
      checked <TimeAgo at={lastCheckedAt} />
    </>
  );
}
