import type { ConnectionView } from '../../../shared/domain/connection';
import { CircleAlert, Wifi, WifiOff } from 'lucide-react';
import { TimeAgo } from '../../shared/ui/Times';
import { numberWords } from '../../shared/words/numbers';
import { attentionOf } from './attention';
import classes from './ConnectionBar.module.css';
import { useShell } from './shell-store';

interface ConnectionBarProps {
  onShowOutbox: () => void;
  onShowAttention: () => void;
}

/** Always at the bottom: online or not, what waits, when reports were last looked for, and what needs a person. */
export function ConnectionBar({ onShowOutbox, onShowAttention }: ConnectionBarProps) {
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
      <Tracking accounts={connection.tracking} />
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
function Tracking({ accounts }: { accounts: readonly TrackedAccount[] }) {
  if (accounts.length === 0) return null;
  return (
    <span className={classes.tracking}>
      {accounts.map(({ accountId, accountName, lastCheckedAt }) => (
        <span key={accountId} title={accountName}>
          {accounts.length === 1 ? 'Tracking' : accountName}{' '}
          {lastCheckedAt === null ? (
            'not checked yet'
          ) : (
            <>
              checked <TimeAgo at={lastCheckedAt} />
            </>
          )}
        </span>
      ))}
    </span>
  );
}
